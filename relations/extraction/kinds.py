"""Kinds of event that a sentence may report, found by trigger phrases of the vocabulary.

The triggers are data (a field of each event type), so a new one needs no code. A trigger is a
phrase of whole words, matched without regard to case, diacritics and hyphens. ``*`` at the end of
a word stands for any ending; alone it stands for at most three words, never across a comma or
another sign that ends a phrase.

A phrase counts only if the words around it do not say that nothing was done (``factuality``): no
kind is found in "did not attack", "called off the summit" or "could close the border".

Weight: the number of words in the phrase, not counting those under a lone ``*``; 0.7 of that if
it is planned, 0.4 if it was told before, 0.25 if somebody says it of another. Later words weigh
less, by half a word at most, so that the earlier of two equals comes first. Only the heaviest match
of each kind counts.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from typing import Self

from relations.extraction.factuality import NOT_DONE, Factuality, factuality_at
from relations.extraction.lexicon.actions import is_past_form
from relations.extraction.lexicon.deed_look_alikes import PHRASES
from relations.extraction.sureness import Pattern
from relations.extraction.tokens import is_too_long, listed

_MOST_IN_GAP = 3
SPOKEN = 0.25
"""The share of its weight that a kind keeps if somebody only speaks of it."""

_SHARES = {Factuality.DONE: 1.0, Factuality.PLANNED: 0.7, Factuality.TOLD: SPOKEN}
_IN_PASSING = 0.4
_LATEST = 0.5
_NEGATORS = listed("no not never neither nor without hardly plan plans threat threats")
_ARTICLES = listed("the a an its their his her two three four five six seven ten")
_NO_NOUNS = listed("by in on at to for from of with and or the a an its their his her")
_MONTHS = ("March", "May")

# Unlike ``extraction.tokens``, words are split at hyphens, as in triggers ("cross-border" matches
# "cross border"), and signs only separate clauses. "80,000" and "U.S." are one word each; the "s"
# of a possessive is not a word.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|(?:[^\W\d_]\.){2,}|(?<!['’])\w+|(?<=['’])\w\w+")
_PIECE = re.compile(r"\w+\*?|\*")
_SIGNS = re.compile(r"[.,;:!?()\[\]—–“”\"]|\s-\s")


@dataclass(frozen=True, slots=True)
class KindMention:
    """The code of a kind of event, and the words that suggest it.

    ``start`` is inclusive, ``end`` exclusive, both in code points of the text. ``weight`` is
    comparable between sentences, so that the kinds of several sentences can be ranked.
    """

    code: str
    words: str
    start: int
    end: int
    pattern: Pattern
    weight: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class _Word:
    """``clause`` counts the signs before a word: equal numbers mean no sign between."""

    key: str
    start: int
    end: int
    clause: int


@dataclass(frozen=True, slots=True)
class _TriggerPart:
    """A word of a trigger, or its beginning; with ``gap``, other words may come before it."""

    stem: str
    has_any_ending: bool
    gap: bool

    def fits(self, key: str) -> bool:
        return key.startswith(self.stem) if self.has_any_ending else key == self.stem


@dataclass(frozen=True, slots=True)
class _Trigger:
    code: str
    pieces: tuple[_TriggerPart, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """Words that a trigger fits, from ``start`` to ``end``, exclusive, in code points."""

    code: str
    start: int
    end: int
    weight: float
    factuality: Factuality
    has_verb: bool
    has_more: bool

    def is_done_apart_from(self, other: Self) -> bool:
        """Whether other words than those of the other tell it as done."""
        is_apart = self.end <= other.start or other.end <= self.start
        return is_apart and self.factuality is Factuality.DONE


@dataclass(frozen=True, slots=True)
class _Triggers:
    """Triggers by (first word, whether it is only the beginning of a word), and the length of the
    longest such word."""

    by_beginning: dict[tuple[str, bool], list[_Trigger]]
    longest: int


def kinds_in(text: str, triggers: Mapping[str, Sequence[str]]) -> list[KindMention]:
    """The kinds whose triggers are found and told as done or planned, each once, heaviest first.

    ``triggers`` maps the code of each kind to its phrases. A phrase without words finds nothing.
    No kind is found in a sentence that is too long.
    """
    tokens = [] if is_too_long(text) else _tokens(text)
    by_beginning = _compiled(tuple((code, tuple(each)) for code, each in triggers.items()))
    alike = _only_alike(tokens)
    best: dict[str, _Match] = {}
    for position, token in enumerate(tokens):
        for trigger in _beginning_with(token.key, by_beginning):
            match = _match(text, tokens, position, trigger, alike)
            if match and (trigger.code not in best or match.weight > best[trigger.code].weight):
                best[trigger.code] = match
    ranked = sorted(best.values(), key=lambda match: (-match.weight, match.start))
    return [
        KindMention(
            match.code,
            text[match.start : match.end],
            match.start,
            match.end,
            _pattern(match, ranked),
            match.weight,
        )
        for match in ranked
    ]


def _match(
    text: str, tokens: list[_Word], position: int, trigger: _Trigger, alike: Set[int]
) -> _Match | None:
    """The phrase of a trigger that begins here; None if there is none, or nothing was done.

    ``alike`` are the positions of words that only look like a deed.
    """
    matched = _matched(tokens, position, trigger.pieces)
    if not matched or not alike.isdisjoint(matched) or _is_attribute(tokens, position):
        return None
    if _is_negated_inside(tokens, matched):
        return None
    start, end = tokens[position].start, tokens[matched[-1]].end
    factuality = factuality_at(text, start, end)
    if factuality in NOT_DONE:
        return None
    weight = len(trigger.pieces) - _LATEST * position / len(tokens)
    weight *= _SHARES.get(factuality, _IN_PASSING)
    has_verb = any(is_past_form(tokens[at].key) for at in matched)
    return _Match(trigger.code, start, end, weight, factuality, has_verb, len(matched) > 1)


def _is_attribute(tokens: list[_Word], position: int) -> bool:
    """Whether a past form only describes a noun: "beat the captured fishermen"."""
    if not position or not tokens[position].key.endswith("ed"):
        return False
    before, after = tokens[position - 1], tokens[position + 1 : position + 2]
    has_noun = bool(after) and after[0].clause == before.clause and after[0].key not in _NO_NOUNS
    return has_noun and before.key in _ARTICLES


def _is_negated_inside(tokens: list[_Word], matched: list[int]) -> bool:
    """Whether a word under ``*`` undoes the phrase: "not closed", "dropped plans to impose"."""
    return any(
        tokens[at].key in _NEGATORS for at in range(matched[0], matched[-1]) if at not in matched
    )


def _pattern(match: _Match, found: Sequence[_Match]) -> Pattern:
    if match.factuality is not Factuality.DONE:
        return Pattern.KIND_NOT_TOLD_AS_DONE
    rivals = [other for other in found if other.is_done_apart_from(match)]
    if match is not found[0] or rivals:
        return Pattern.KIND_AMONG_OTHERS
    if not match.has_verb:
        return Pattern.KIND_NOUN
    return Pattern.KIND_VERB_AND_OBJECT if match.has_more else Pattern.KIND_VERB


def _tokens(text: str) -> list[_Word]:
    tokens: list[_Word] = []
    clause, past = 0, 0
    for match in _WORD.finditer(text):
        if _SIGNS.search(text, past, match.start()):
            clause += 1
        past = match.end()
        key = "" if _is_other(text, match) else _folded(match[0])
        tokens.append(_Word(key, match.start(), past, clause))
    return tokens


def _is_other(text: str, word: re.Match[str]) -> bool:
    """Whether a word only looks like a deed: the month of March, "close to the border"."""
    following = text[word.end() : word.end() + 4].split(" ")
    if word[0].lower() == "close":
        return following[1:2] == ["to"]
    is_within = word.start() > 0 or "".join(following)[:1].isdigit()
    return word[0] in _MONTHS and is_within


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


@lru_cache(maxsize=8)
def _compiled(triggers: tuple[tuple[str, tuple[str, ...]], ...]) -> _Triggers:
    found: dict[tuple[str, bool], list[_Trigger]] = {}
    for code, phrases in triggers:
        for phrase in phrases:
            pieces = tuple(_pieces(phrase))
            if pieces:
                first = pieces[0]
                key = first.stem, first.has_any_ending
                found.setdefault(key, []).append(_Trigger(code, pieces))
    return _Triggers(found, max((len(stem) for stem, _ in found), default=0))


@cache
def _look_alikes() -> _Triggers:
    """The phrases that look like a deed, as triggers of no kind."""
    return _compiled((("", tuple(_spelled_out())),))


def _spelled_out() -> Iterator[str]:
    """Each phrase once for each combination of the words that it leaves open."""
    for phrase in PHRASES:
        for words in product(*(word.split("/") for word in phrase.split())):
            yield " ".join(words)


def _only_alike(tokens: list[_Word]) -> set[int]:
    """The positions of the words that only look like a deed."""
    found: set[int] = set()
    for position, token in enumerate(tokens):
        for phrase in _beginning_with(token.key, _look_alikes()):
            found.update(_matched(tokens, position, phrase.pieces))
    return found


def _pieces(phrase: str) -> Iterator[_TriggerPart]:
    gap = False
    for match in _PIECE.finditer(_folded(phrase)):
        if match[0] == "*":
            gap = True
        else:
            stem = match[0].rstrip("*")
            yield _TriggerPart(stem, stem != match[0], gap)
            gap = False


def _beginning_with(key: str, triggers: _Triggers) -> Iterator[_Trigger]:
    yield from triggers.by_beginning.get((key, False), ())
    for length in range(1, min(len(key), triggers.longest) + 1):
        yield from triggers.by_beginning.get((key[:length], True), ())


def _matched(tokens: list[_Word], position: int, pieces: tuple[_TriggerPart, ...]) -> list[int]:
    """The positions of the words of a trigger that begins here; none if it does not match."""
    matched = [position]
    for piece in pieces[1:]:
        following = _next_fitting(tokens, matched[-1], piece)
        if following is None:
            return []
        matched.append(following)
    return matched


def _next_fitting(tokens: list[_Word], position: int, piece: _TriggerPart) -> int | None:
    farthest = position + (_MOST_IN_GAP if piece.gap else 0) + 1
    for candidate in range(position + 1, min(farthest + 1, len(tokens))):
        token = tokens[candidate]
        if token.clause != tokens[position].clause:
            return None
        if piece.fits(token.key):
            return candidate
    return None
