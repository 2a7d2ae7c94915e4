"""How similar two sentences are by the words they share, and the nearest among several.

A similar sentence is shown beside another for comparison; it never replaces it.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relations.sources.normalisation import normalise

LEAST_IN_PLACE = 0.5
"""From this Dice coefficient, a sentence in the same place counts as the changed one."""

LEAST_ELSEWHERE = 0.75
"""From this Dice coefficient, a sentence in any other place counts as the changed one."""

MOST_WANTED = 2000
"""For more wanted texts than this nothing is looked for: that is another article, not a changed
one."""

# Offers with one word that are looked at, those nearest to the place; and of all these, the number
# compared, those that share the most words.
_MOST_WITH_WORD = 30
_MOST_COMPARED = 6

# Maximum number of words in a sentence that may change into one that shares one telling word.
_SHORT = 5
# Sentences at its place among which the one that replaced it is looked for.
_MOST_REPLACING = 3
# In characters: words that begin alike are forms of one word ("survivors", "survived").
_STEM = 5
_LEAST_TELLING = 4
# Words of four letters and more that tell nothing of what a sentence is about.
_FUNCTION_WORD = re.compile(
    "about|after|also|been|before|being|both|could|does|each|even|from|have|here|into|just|more|most"
    "|much|nobody|none|nothing|only|other|over|said|same|says|some|such|than|that|their|them|then"
    "|there|these|they|this|those|under|until|upon|very|were|what|when|where|which|while|whom|whose"
    "|will|with|would|your"
)

# Scripts without spaces between words are compared by their characters.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\w+")

Words = Counter[str]
"""The words of a text, case-folded, each with its number of occurrences."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a sentence would stand: at an index from `start` to `end`, exclusive, and probably at
    `about`."""

    start: int
    end: int
    about: int


def words_in(text: str) -> Words:
    return Counter(_WORD.findall(normalise(text).text.casefold()))


def dice_coefficient(one: Words, other: Words) -> float:
    """Twice the number of shared words, divided by the number of words of both: 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def nearest(wanted: Mapping[int, tuple[str, Gap]], offered: Mapping[int, str]) -> dict[int, int]:
    """For each wanted text, the index of the offered text nearest to it, if one is near enough.

    A short text is also near to the only offered one in its place that shares a telling word.
    An offered text is given to several only if they share its words between them, as when two
    sentences were joined. Empty for more than `MOST_WANTED` texts.
    """
    if len(wanted) > MOST_WANTED:
        return {}
    words = {index: words_in(text) for index, (text, _gap) in wanted.items()}
    offers = _Offers({index: words_in(text) for index, text in offered.items()})
    candidates = [
        each
        for index, (_text, gap) in wanted.items()
        for each in offers.candidates(index, words, gap)
    ]
    left: dict[int, Words] = {}
    found: dict[int, int] = {}
    for best in sorted(candidates, key=lambda each: (not each.in_place, -each.similarity)):
        least = LEAST_IN_PLACE if best.in_place else LEAST_ELSEWHERE
        if best.wanted not in found and best.beside(left.get(best.offer), words) >= least:
            found[best.wanted] = best.offer
            rest = left.get(best.offer, offers.words[best.offer])
            left[best.offer] = rest - words[best.wanted]
    return found | _replaced(wanted, words, offers.words, found)


def _replaced(
    wanted: Mapping[int, tuple[str, Gap]],
    words: Mapping[int, Words],
    offered: Mapping[int, Words],
    found: Mapping[int, int],
) -> dict[int, int]:
    """Pair short texts with the offers that stand in their place and share a telling word.

    `words` and `offered` have the words of the wanted and of the offered texts.
    "Nobody was hurt." and "Four people were hurt." are too unlike by their words alone. Nothing is
    paired unless each of the two is the only one for the other.
    """
    taken = set(found.values())
    free = {index: _telling(each) for index, each in offered.items() if index not in taken}
    places = sorted(free)
    pairs: list[tuple[int, int]] = []
    for index, (_text, gap) in wanted.items():
        first, past = bisect_left(places, gap.start), bisect_left(places, gap.end)
        if index in found or words[index].total() > _SHORT or past - first > _MOST_REPLACING:
            continue
        telling = _telling(words[index])
        pairs += [(index, offer) for offer in places[first:past] if free[offer] & telling]
    wants = Counter(index for index, _offer in pairs)
    offers = Counter(offer for _index, offer in pairs)
    return {index: offer for index, offer in pairs if wants[index] == offers[offer] == 1}


def _telling(words: Words) -> set[str]:
    """The beginnings of those words of a text that say what it is about."""
    return {
        word[:_STEM]
        for word in words
        if len(word) >= _LEAST_TELLING and not _FUNCTION_WORD.fullmatch(word)
    }


@dataclass(frozen=True, slots=True)
class _Candidate:
    wanted: int
    offer: int
    in_place: bool
    similarity: float

    def beside(self, left: Words | None, words: Mapping[int, Words]) -> float:
        """Their similarity, counting only those words of the offer that others have left."""
        return self.similarity if left is None else dice_coefficient(words[self.wanted], left)


class _Offers:
    """The offered texts, indexed by their words."""

    def __init__(self, words: Mapping[int, Words]) -> None:
        self.words = words
        self.having: dict[str, list[int]] = defaultdict(list)
        for index in sorted(words):
            for word in words[index]:
                self.having[word].append(index)

    def candidates(self, index: int, words: Mapping[int, Words], gap: Gap) -> Iterator[_Candidate]:
        """Pair a wanted text with the offers around its place that share most of its words."""
        shared: Counter[int] = Counter()
        for word in words[index]:
            having = self.having.get(word, [])
            at = bisect_left(having, gap.about)
            shared.update(having[max(0, at - _MOST_WITH_WORD // 2) : at + _MOST_WITH_WORD // 2])
        for offer, _count in shared.most_common(_MOST_COMPARED):
            in_place = gap.start <= offer < gap.end
            similarity = dice_coefficient(words[index], self.words[offer])
            yield _Candidate(index, offer, in_place, similarity)
