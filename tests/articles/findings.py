"""What is found in the articles, by the pattern that found it, beside what the editor wrote.

Words are compared by the value that an editor would take over (EDTF, a code, the bounds of a
figure), quotations and names by their letters. Addressees are not compared: the answers do not name
them.
"""

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from relations.dates import edtf
from relations.extraction.countries import countries_in
from relations.extraction.country_roles import SIDES, CountryRole, roles_in, sides_of
from relations.extraction.dates.relative import mentions, narrowed
from relations.extraction.figures import figures_in
from relations.extraction.kinds import kinds_in
from relations.extraction.people import NOT_NAMED
from relations.extraction.places import places_in
from relations.extraction.quotations import QuotedSpan, quotations_in
from relations.extraction.speech import Saying, sayings_in
from relations.extraction.sureness import Pattern
from tests.articles import Article, Event, Quotation, Sentence

VOCABULARY = Path(__file__).parent.parent.parent / "fixtures" / "vocabulary.json"

_WITHOUT_NAME = NOT_NAMED.format(post="")
"""How the name of a speaker ends whom the report calls by a post only."""


class Found(NamedTuple):
    """What a pattern found; `value` is compared with what the editor wrote."""

    pattern: Pattern
    value: Hashable


Answers = tuple[Iterable[Found], Iterable[Hashable]]
"""What was found somewhere, the best first, and what the editor wrote there."""


def dates(article: Article) -> Iterator[Answers]:
    anchor = narrowed(edtf.parse(article.published), article.text)
    for sentence in article.sentences:
        found = mentions(sentence.text, anchor)
        yield [Found(each.pattern, each.edtf) for each in found], [e.edtf for e in sentence.dates]


def countries(article: Article) -> Iterator[Answers]:
    for sentence in article.sentences:
        first = {each.alpha3: each for each in reversed(countries_in(sentence.text))}
        found = [Found(each.pattern, each.alpha3) for each in first.values()]
        yield found, sentence.countries


def roles(article: Article) -> Iterator[Answers]:
    for event in article.events:
        found = [Found(each.pattern, (each.alpha3, each.role)) for each in parts(article, event)]
        yield found, list(event.countries.items())


def kinds(article: Article) -> Iterator[Answers]:
    """The kind that would be filled in, of each sentence."""
    known = triggers()
    for sentence in article.sentences:
        found = [Found(each.pattern, each.code) for each in kinds_in(sentence.text, known)[:1]]
        yield found, [sentence.kind] if sentence.kind else []


def places(article: Article) -> Iterator[Answers]:
    """The place that would be filled in, of each event."""
    for event in article.events:
        found = [each for text in told(article, event) for each in places_in(text)]
        yield (
            [Found(each.pattern, each.words) for each in found[:1]],
            [event.place] if event.place else [],
        )


def figures(article: Article) -> Iterator[Answers]:
    for sentence in article.sentences:
        yield (
            [Found(e.pattern, (e.low, e.best, e.high)) for e in figures_in(sentence.text)],
            [(each.low, each.best, each.high) for each in sentence.figures],
        )


def quotations(article: Article) -> Iterator[Answers]:
    for sentence in article.sentences:
        found = quotations_in(sentence.text)
        yield (
            [Found(each.pattern, words_of(each)) for each in found],
            [words_of(each) for each in sentence.quotations],
        )


def speakers(article: Article) -> Iterator[Answers]:
    """Each speaker of a sentence once, however much is said there; None for one without a name."""
    for sentence, said in said_in(article):
        found: dict[str | None, Pattern] = {}
        for each in said:
            if each.speaker and each.speaker_pattern:
                is_named = not each.speaker.name.endswith(_WITHOUT_NAME)
                name = plain_name(each.speaker.name) if is_named else None
                found.setdefault(name, each.speaker_pattern)
        written = {each.speaker and plain_name(each.speaker) for each in sentence.sayings}
        yield [Found(pattern, name) for name, pattern in found.items()], written


def acts(article: Article) -> Iterator[Answers]:
    for sentence, said in said_in(article):
        found = [Found(each.act_pattern, each.act) for each in said]
        yield found, [each.act for each in sentence.sayings if each.act]


def triggers() -> Mapping[str, list[str]]:
    """The trigger phrases of each type of event, as the vocabulary has them."""
    rows = json.loads(VOCABULARY.read_text(encoding="utf-8"))
    types = [row["fields"] for row in rows if row["model"] == "relations.eventtype"]
    return {row["code"]: row["triggers"].splitlines() for row in types}


def said_in(article: Article) -> Iterator[tuple[Sentence, list[Saying]]]:
    """Each sentence of an article, and what is read to be said in it."""
    texts = [sentence.text for sentence in article.sentences]
    yield from zip(article.sentences, sayings_in(texts), strict=True)


def told(article: Article, event: Event) -> list[str]:
    return [article.sentences[number - 1].text for number in event.sentences]


def parts(article: Article, event: Event) -> list[CountryRole]:
    """The countries that would be proposed for an event: of its sentences, or of its report."""
    found = roles_in(told(article, event))
    named = {each.alpha3 for each in found}
    sides = sides_of([sentence.text for sentence in article.sentences])
    others = [each for each in sides if each.alpha3 not in named]
    return [*found, *others[: max(SIDES - len(found), 0)]]


def words_of(quoted: Quotation | QuotedSpan) -> str:
    """The words of a quotation without the comma or full stop that ends it."""
    return quoted.quotation.rstrip(".,")


def plain_name(name: str) -> str:
    """A name as it is compared: without article, in lower case."""
    return name.casefold().removeprefix("the ").replace("’", "'")
