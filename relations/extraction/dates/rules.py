"""Parser combinators: rules, and the few ways to build a rule from others.

A rule reads tokens from a position and returns their meaning and the position after them, or None.
Each rule knows the keys that it can begin with, so a choice among many tries only those that may
match. A choice takes the longest match, whatever the order of its rules.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from relations.extraction.dates.tokens import NUMBER, DateToken

Tokens = Sequence[DateToken]
# The meaning of a rule without one; a sequence leaves it out.
SILENT = object()
# The type of a meaning differs from rule to rule; only the grammar knows it.
Read = Callable[[Tokens, int], tuple[Any, int] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """``starts`` are the keys of possible first tokens; a rule that ``may_be_empty`` needs none."""

    starts: frozenset[str]
    read: Read
    may_be_empty: bool = False

    def to(self, meaning: Callable[..., Any]) -> "Rule":
        """The rule with its meaning mapped by the function; it fails if the result is None."""

        def read(tokens: Tokens, position: int) -> tuple[Any, int] | None:
            found = self.read(tokens, position)
            if found is None:
                return None
            value = found[0]
            made = meaning(*value) if isinstance(value, tuple) else meaning(value)
            return None if made is None else (made, found[1])

        return Rule(self.starts, read, self.may_be_empty)


def term(table: Mapping[str, Any]) -> Rule:
    """One word of the table, in any letter case; its meaning is the table's entry."""

    def read(tokens: Tokens, position: int) -> tuple[Any, int] | None:
        if position < len(tokens) and tokens[position].key in table:
            return table[tokens[position].key], position + 1
        return None

    return Rule(frozenset(table), read)


def word(*keys: str) -> Rule:
    """One of these words or signs; its meaning is the word itself."""
    return term({key: key for key in keys})


def name(table: Mapping[str, Any]) -> Rule:
    """One word of the table with a capital, as names have: "May", never "may"."""
    plain = term(table)

    def read(tokens: Tokens, position: int) -> tuple[Any, int] | None:
        found = plain.read(tokens, position)
        return found if found and tokens[position].is_capitalised else None

    return Rule(plain.starts, read)


def number(first: int, last: int) -> Rule:
    """A number in digits, from ``first`` to ``last`` inclusive, without leading zeros."""
    numbers = {str(value): value for value in range(first, last + 1)}

    def read(tokens: Tokens, position: int) -> tuple[Any, int] | None:
        if position < len(tokens) and tokens[position].text in numbers:
            return numbers[tokens[position].text], position + 1
        return None

    return Rule(frozenset({NUMBER}), read)


def either(*rules: Rule) -> Rule:
    """The longest match of any of the rules; the first of equal ones."""
    by_key: dict[str, list[Rule]] = {}
    for rule in rules:
        for key in rule.starts:
            by_key.setdefault(key, []).append(rule)

    def read(tokens: Tokens, position: int) -> tuple[Any, int] | None:
        best = None
        if position < len(tokens):
            for rule in by_key.get(tokens[position].key, ()):
                found = rule.read(tokens, position)
                if found is not None and (best is None or found[1] > best[1]):
                    best = found
        return best

    return Rule(frozenset(by_key), read)


def sequence(*rules: Rule) -> Rule:
    """The rules one after another; means the tuple of their meanings, without silent ones."""
    starts: frozenset[str] = frozenset()
    for rule in rules:
        starts |= rule.starts
        if not rule.may_be_empty:
            break

    def read(tokens: Tokens, position: int) -> tuple[Any, int] | None:
        values = []
        for rule in rules:
            if not rule.may_be_empty and not _can_begin(rule, tokens, position):
                return None
            found = rule.read(tokens, position)
            if found is None:
                return None
            value, position = found
            if value is not SILENT:
                values.append(value)
        return tuple(values), position

    return Rule(starts, read)


def only(*rules: Rule) -> Rule:
    """A sequence in which one rule has a meaning; it becomes that of the sequence."""
    return sequence(*rules).to(lambda value: value)


def maybe(rule: Rule, otherwise: Any = None) -> Rule:
    """The rule, or nothing, which then means ``otherwise``."""

    def read(tokens: Tokens, position: int) -> tuple[Any, int] | None:
        found = rule.read(tokens, position) if _can_begin(rule, tokens, position) else None
        return found or (otherwise, position)

    return Rule(rule.starts, read, may_be_empty=True)


def unless(is_in_the_way: Callable[[Tokens, int], bool]) -> Rule:
    """Reads nothing and is silent, but fails if the function is true of what follows."""

    def read(tokens: Tokens, position: int) -> tuple[Any, int] | None:
        return None if is_in_the_way(tokens, position) else (SILENT, position)

    return Rule(frozenset(), read, may_be_empty=True)


def provided(holds: Callable[[Tokens, int], bool]) -> Rule:
    """Reads nothing and is silent, but fails if the function is false of what follows."""
    return unless(lambda tokens, position: not holds(tokens, position))


def followed_by(*keys: str) -> Callable[[Tokens, int], bool]:
    """Whether one of these words or signs comes next, for ``unless`` and ``provided``."""
    among = frozenset(keys)
    return lambda tokens, position: position < len(tokens) and tokens[position].key in among


def silent(rule: Rule) -> Rule:
    """The rule without its meaning, so that a sequence leaves it out."""
    return rule.to(lambda *_: SILENT)


def words(phrase: str) -> Rule:
    """These words in this order, silent: ``words("the end of")``."""
    keys = phrase.split()

    def read(tokens: Tokens, position: int) -> tuple[Any, int] | None:
        end = position + len(keys)
        return (SILENT, end) if [t.key for t in tokens[position:end]] == keys else None

    return Rule(frozenset(keys[:1]), read)


def skip(*keys: str) -> Rule:
    """Optionally one of these words or signs, silent."""
    among = frozenset(keys)

    def read(tokens: Tokens, position: int) -> tuple[Any, int] | None:
        is_there = position < len(tokens) and tokens[position].key in among
        return SILENT, position + is_there

    return Rule(among, read, may_be_empty=True)


def _can_begin(rule: Rule, tokens: Tokens, position: int) -> bool:
    return position < len(tokens) and tokens[position].key in rule.starts
