"""How often each pattern of a proposal is right: what `relations.extraction.sureness` goes by.

A finding is right if an editor wrote the same of the sentence, or of the event, in the article.
Addressees are not measured: the answers do not name them.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple

from relations.dates import edtf
from relations.extraction.countries import countries_in
from relations.extraction.dates.relative import mentions, narrowed
from relations.extraction.figures import figures_in
from relations.extraction.kinds import kinds_in
from relations.extraction.people import NOT_NAMED
from relations.extraction.places import places_in
from relations.extraction.quotations import quotations_in
from relations.extraction.speech import sayings_in
from relations.extraction.sureness import Pattern, PatternPrecision
from tests.articles import BATCHES, Article, articles
from tests.articles.measuring import parts, plain_name, told, triggers, words_of

_WITHOUT_NAME = NOT_NAMED.format(post="")
"""How the name of a speaker ends whom the report calls by a post only."""


class Found(NamedTuple):
    """What a pattern found; `value` is compared with what the editor wrote."""

    pattern: Pattern
    value: Hashable


Answers = tuple[Iterable[Found], Iterable[Hashable]]
"""What was found somewhere, the best first, and what the editor wrote there."""


def precisions() -> dict[Pattern, PatternPrecision]:
    """Of each pattern that found anything in the articles, how often it was right."""
    found: Counter[Pattern] = Counter()
    right: Counter[Pattern] = Counter()
    for proposed, written in _all_answers():
        left = Counter(written)
        for pattern, value in proposed:
            found[pattern] += 1
            right[pattern] += left[value] > 0
            left[value] -= 1
    return {
        pattern: PatternPrecision(right[pattern], found[pattern])
        for pattern in Pattern
        if found[pattern]
    }


def _all_answers() -> Iterator[Answers]:
    for batch in BATCHES:
        for article in articles(batch):
            for answers in FINDINGS:
                yield from answers(article)


def _dates(article: Article) -> Iterator[Answers]:
    anchor = narrowed(edtf.parse(article.published), article.text)
    for sentence in article.sentences:
        found = mentions(sentence.text, anchor)
        yield [Found(each.pattern, each.edtf) for each in found], [e.edtf for e in sentence.dates]


def _countries(article: Article) -> Iterator[Answers]:
    for sentence in article.sentences:
        first = {each.alpha3: each for each in reversed(countries_in(sentence.text))}
        found = [Found(each.pattern, each.alpha3) for each in first.values()]
        yield found, sentence.countries


def _roles(article: Article) -> Iterator[Answers]:
    for event in article.events:
        found = [Found(each.pattern, (each.alpha3, each.role)) for each in parts(article, event)]
        yield found, list(event.countries.items())


def _kinds(article: Article) -> Iterator[Answers]:
    """The kind that would be filled in, of each sentence."""
    known = triggers()
    for sentence in article.sentences:
        found = [Found(each.pattern, each.code) for each in kinds_in(sentence.text, known)[:1]]
        yield found, [sentence.kind] if sentence.kind else []


def _places(article: Article) -> Iterator[Answers]:
    """The place that would be filled in, of each event."""
    for event in article.events:
        found = [each for text in told(article, event) for each in places_in(text)]
        yield (
            [Found(each.pattern, each.words) for each in found[:1]],
            [event.place] if event.place else [],
        )


def _figures(article: Article) -> Iterator[Answers]:
    for sentence in article.sentences:
        yield (
            [Found(e.pattern, (e.low, e.best, e.high)) for e in figures_in(sentence.text)],
            [(each.low, each.best, each.high) for each in sentence.figures],
        )


def _quotations(article: Article) -> Iterator[Answers]:
    for sentence in article.sentences:
        found = quotations_in(sentence.text)
        yield (
            [Found(each.pattern, words_of(each)) for each in found],
            [words_of(each) for each in sentence.quotations],
        )


def _speakers(article: Article) -> Iterator[Answers]:
    """Each speaker of a sentence once, however much is said there; None for one without a name."""
    texts = [sentence.text for sentence in article.sentences]
    for sentence, said in zip(article.sentences, sayings_in(texts), strict=True):
        found: dict[str | None, Pattern] = {}
        for each in said:
            if each.speaker and each.speaker_pattern:
                is_named = not each.speaker.name.endswith(_WITHOUT_NAME)
                name = plain_name(each.speaker.name) if is_named else None
                found.setdefault(name, each.speaker_pattern)
        written = {each.speaker and plain_name(each.speaker) for each in sentence.sayings}
        yield [Found(pattern, name) for name, pattern in found.items()], written


def _acts(article: Article) -> Iterator[Answers]:
    texts = [sentence.text for sentence in article.sentences]
    for sentence, said in zip(article.sentences, sayings_in(texts), strict=True):
        found = [Found(each.act_pattern, each.act) for each in said]
        yield found, [each.act for each in sentence.sayings if each.act]


FINDINGS: tuple[Callable[[Article], Iterator[Answers]], ...] = (
    *(_dates, _countries, _roles, _kinds, _places),
    *(_figures, _quotations, _speakers, _acts),
)
