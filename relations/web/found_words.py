"""The words of a question, marked where they stand in what is shown for it.

What is shown is HTML that was made without the question, and that may come from memory. Marked is
its text alone, never a tag or an attribute, and nothing within `details`, where the sentences of
sources are that a reader has yet to open. Words are compared as the search compares them, by their
stems. The time that it takes grows with the length of the HTML, and with that of the question.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from relations.editions.stems import Phrase, words_of
from relations.queries.search import phrases_of

MOST_PHRASES = LONGEST_PHRASE = 20
"""As many words and phrases of a question are marked, each of as many words."""

_TAG = re.compile(r"(<[^<>]*>)")
# A character reference is no word.
_WORD = re.compile(r"&#?\w+;|[^\W_]+(?:['’ʼ][^\W_]+)*")


def with_marks(html: str, question: str) -> SafeString:
    """HTML with the words of a question in `mark` elements; as it is if the question has none."""
    phrases = _marked_phrases(question)
    begins = _words_that_begin(phrases, html)
    if not begins:
        return mark_safe(html)  # noqa: S308 - it is what was given
    # Most parts of it have no such word, and are told by one look.
    may_match = re.compile("|".join(map(re.escape, begins))).search
    parts, within = _TAG.split(html), 0
    for place, part in enumerate(parts):
        if place % 2:
            within += part.startswith("<details") - part.startswith("</details")
        elif part and not within and may_match(part):
            parts[place] = _marked(part, phrases)
    # Only whole words of what was safe before are wrapped.
    return mark_safe("".join(parts))  # noqa: S308


@lru_cache(maxsize=1_000)
def _marked_phrases(question: str) -> list[Phrase]:
    """The phrases of a question that are marked, which a list asks for with each of its entries."""
    return [each for each in phrases_of(question) if len(each) <= LONGEST_PHRASE][:MOST_PHRASES]


def _words_that_begin(phrases: Collection[Phrase], html: str) -> list[str]:
    """The words in some HTML, or in its tags, with which a phrase may begin."""
    begin = {phrase[0] for phrase in phrases}
    if not begin:
        return []
    return [each for each in set(_WORD.findall(html)) if not begin.isdisjoint(_stems(each))]


def _marked(text: str, phrases: Collection[Phrase]) -> str:
    words = [each for each in _WORD.finditer(text) if not each[0].startswith("&")]
    stems = [(stem, number) for number, each in enumerate(words) for stem in _stems(each[0])]
    spans = sorted(set(_spans([stem for stem, _number in stems], phrases)))
    if not spans:
        return text
    marked, end = [], 0
    for first, last in spans:
        start, stop = words[stems[first][1]].start(), words[stems[last][1]].end()
        if start >= end:
            marked += [text[end:start], "<mark>", text[start:stop], "</mark>"]
            end = stop
    return "".join([*marked, text[end:]])


def _spans(stems: list[str], phrases: Collection[Phrase]) -> Iterator[tuple[int, int]]:
    """The places of the first and the last stem of each phrase that is found."""
    by_first: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[0], []).append(phrase)
    for place, stem in enumerate(stems):
        for phrase in by_first.get(stem, ()):
            if tuple(stems[place : place + len(phrase)]) == phrase:
                yield place, place + len(phrase) - 1


@lru_cache(maxsize=50_000)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(words_of(word))
