"""Kinds of event that a sentence may report, found by trigger phrases of the vocabulary.

The triggers are data (a field of each event type), so a new one needs no code. A trigger is a
phrase of whole words, matched without regard to case, diacritics and hyphens. ``*`` at the end of
a word stands for any ending; alone it stands for at most three words, never across a comma or
another sign that ends a phrase.

Weight: the number of words in the phrase, not counting those under a lone ``*``. In a subordinate
frame, 0.4 of that: after a word such as "could", "threatened", "accused", "amid" or "not", at most
eight words before the phrase, with no sign, "and", "but" or "while" between. Later words weigh
less, by half a word at most, so that the earlier of two equals comes first. Only the heaviest
match of each kind counts.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_MOST_IN_GAP = 3
_IN_FRAME, _FRAME_REACHES = 0.4, 8
_LATEST = 0.5

# Unlike ``extraction.tokens``, words are split at hyphens, as in triggers ("cross-border" matches
# "cross border"), and signs only separate clauses. "80,000" and "U.S." are one word each; the "s"
# of a possessive is not a word.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|(?:[^\W\d_]\.){2,}|(?<!['’])\w+|(?<=['’])\w\w+")
_PIECE = re.compile(r"\w+\*?|\*")
_SIGNS = re.compile(r"[.,;:!?()\[\]—–“”\"]|\s-\s")
_FRAMES = re.compile(
    r"could|would|might|may|should|if|unless|whether|not|no|never|without|amid|amidst|after|before"
    r"|following|since|despite|over|about|against|during|because|due|response|retaliation|ahead"
    r"|regarding|concerning|responsible|avert|avoid|prevent\w*|threat\w*|warn\w*|vow\w*|urg\w+|demand\w*|accus\w*|den(?:y|ies|ied)"
    r"|blam\w+|alleg\w+|claim\w*|condemn\w*|denounc\w+|criticis\w+|criticiz\w+|reject\w*|refus\w+"
    r"|plan|plans|planned|planning|call|calls|called|calling|ask|asked|discuss\w*|anniversary"
)
_FRAME_ENDS = frozenset(("and", "but", "while"))


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


_Triggers = dict[tuple[str, bool], list[_Trigger]]


def kinds_in(text: str, triggers: Mapping[str, Sequence[str]]) -> list[KindMention]:
    """The kinds whose triggers are found, each once, the heaviest first.

    ``triggers`` maps the code of each kind to its phrases. A phrase without words finds nothing.
    """
    tokens = _tokens(text)
    by_beginning = _compiled(tuple((code, tuple(each)) for code, each in triggers.items()))
    best: dict[str, tuple[float, int, int]] = {}
    for position, token in enumerate(tokens):
        for trigger in _beginning_with(token.key, by_beginning):
            last = _last_word(tokens, position, trigger.pieces)
            if last is not None:
                weight = _weight(tokens, position, trigger)
                if weight > best.get(trigger.code, (0.0, 0, 0))[0]:
                    best[trigger.code] = weight, token.start, tokens[last].end
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[1][1]))
    return [
        KindMention(code, text[start:end], start, end, weight)
        for code, (weight, start, end) in ranked
    ]


def _tokens(text: str) -> list[_Word]:
    tokens: list[_Word] = []
    clause, past = 0, 0
    for match in _WORD.finditer(text):
        if _SIGNS.search(text, past, match.start()):
            clause += 1
        past = match.end()
        tokens.append(_Word(_folded(match[0]), match.start(), past, clause))
    return tokens


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


@lru_cache(maxsize=8)
def _compiled(triggers: tuple[tuple[str, tuple[str, ...]], ...]) -> _Triggers:
    """The triggers by (first word, whether it is only the beginning of a word)."""
    found: _Triggers = {}
    for code, phrases in triggers:
        for phrase in phrases:
            pieces = tuple(_pieces(phrase))
            if pieces:
                first = pieces[0]
                key = first.stem, first.has_any_ending
                found.setdefault(key, []).append(_Trigger(code, pieces))
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
    yield from triggers.get((key, False), ())
    for length in range(1, len(key) + 1):
        yield from triggers.get((key[:length], True), ())


def _last_word(tokens: list[_Word], position: int, pieces: tuple[_TriggerPart, ...]) -> int | None:
    """The position of the last word of a trigger that begins here; None if it does not match."""
    for piece in pieces[1:]:
        farthest = position + (_MOST_IN_GAP if piece.gap else 0) + 1
        clause = tokens[position].clause
        for candidate in range(position + 1, min(farthest + 1, len(tokens))):
            token = tokens[candidate]
            if token.clause != clause:
                return None
            if piece.fits(token.key):
                position = candidate
                break
        else:
            return None
    return position


def _weight(tokens: list[_Word], position: int, trigger: _Trigger) -> float:
    weight = len(trigger.pieces) - _LATEST * position / len(tokens)
    return weight * _IN_FRAME if _is_framed(tokens, position) else weight


def _is_framed(tokens: list[_Word], position: int) -> bool:
    clause = tokens[position].clause
    for token in reversed(tokens[max(0, position - _FRAME_REACHES) : position]):
        if token.clause != clause or token.key in _FRAME_ENDS:
            return False
        if _FRAMES.fullmatch(token.key):
            return True
    return False
