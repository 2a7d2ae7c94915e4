"""How well the desk's proposals meet the answers of an editor: precision and recall of each kind.

What is proposed and what is expected of one sentence, or of one event, are compared as multisets.
Words are compared by the value that an editor would take over (EDTF, a code, the bounds of a
figure), quotations and names by their letters.
"""

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from relations.dates import edtf
from relations.extraction.countries import countries_in
from relations.extraction.country_roles import SIDES, CountryRole, roles_in, sides_of
from relations.extraction.dates.relative import mentions, narrowed
from relations.extraction.figures import figures_in
from relations.extraction.kinds import kinds_in
from relations.extraction.places import places_in
from relations.extraction.quotations import QuotedSpan, quotations_in
from relations.extraction.speech import sayings_in
from tests.articles import Article, Event, Quotation, articles

VOCABULARY = Path(__file__).parent.parent.parent / "fixtures" / "vocabulary.json"

Pair = tuple[Iterable[Hashable], Iterable[Hashable]]
"""What is proposed somewhere, and what is expected there."""


@dataclass(frozen=True, slots=True)
class Score:
    """How much was proposed, how much was expected, and how much of both is the same."""

    proposed: int
    expected: int
    right: int

    @property
    def precision(self) -> float:
        """Of what is proposed, the part that is right."""
        return self.right / self.proposed

    @property
    def recall(self) -> float:
        """Of what is expected, the part that is proposed."""
        return self.right / self.expected

    @property
    def precise(self) -> str:
        return f"{self.precision:.2f} ({self.right}/{self.proposed})"

    @property
    def recalled(self) -> str:
        return f"{self.recall:.2f} ({self.right}/{self.expected})"


def scores(batch: str) -> dict[str, Score]:
    """The score of each kind of proposal over the articles of a batch."""
    held_out = list(articles(batch))
    return {name: score(pairs, held_out) for name, pairs in MEASURES.items()}


def score(pairs: Callable[[Article], Iterator[Pair]], articles: Iterable[Article]) -> Score:
    proposed = expected = right = 0
    for article in articles:
        for found, wanted in pairs(article):
            one, other = Counter(list(found)), Counter(list(wanted))
            proposed, expected = proposed + one.total(), expected + other.total()
            right += (one & other).total()
    return Score(proposed, expected, right)


def triggers() -> Mapping[str, list[str]]:
    """The trigger phrases of each type of event, as the vocabulary has them."""
    rows = json.loads(VOCABULARY.read_text(encoding="utf-8"))
    types = [row["fields"] for row in rows if row["model"] == "relations.eventtype"]
    return {row["code"]: row["triggers"].splitlines() for row in types}


def _dates(article: Article) -> Iterator[Pair]:
    anchor = narrowed(edtf.parse(article.published), article.text)
    for sentence in article.sentences:
        found = mentions(sentence.text, anchor)
        yield [each.edtf for each in found], [each.edtf for each in sentence.dates]


def _countries(article: Article) -> Iterator[Pair]:
    for sentence in article.sentences:
        yield {each.alpha3 for each in countries_in(sentence.text)}, sentence.countries


def _quotations(article: Article) -> Iterator[Pair]:
    for sentence in article.sentences:
        found = quotations_in(sentence.text)
        yield [words_of(each) for each in found], [words_of(each) for each in sentence.quotations]


def _speakers_of_quotations(article: Article) -> Iterator[Pair]:
    texts = [sentence.text for sentence in article.sentences]
    for sentence, said in zip(article.sentences, sayings_in(texts), strict=True):
        found = [
            (words_of(quoted), plain_name(each.speaker.name) if each.speaker else None)
            for each in said
            for quoted in each.quotations
        ]
        expected = [
            (words_of(each), plain_name(each.speaker) if each.speaker else None)
            for each in sentence.quotations
        ]
        yield found, expected


def _acts(article: Article) -> Iterator[Pair]:
    texts = [sentence.text for sentence in article.sentences]
    for sentence, said in zip(article.sentences, sayings_in(texts), strict=True):
        yield [each.act for each in said], [each.act for each in sentence.sayings if each.act]


def _sayings(article: Article) -> Iterator[Pair]:
    """Sentences in which somebody says something at all."""
    texts = [sentence.text for sentence in article.sentences]
    for sentence, said in zip(article.sentences, sayings_in(texts), strict=True):
        yield [True] if said else [], [True] if sentence.sayings else []


def _figures(article: Article) -> Iterator[Pair]:
    for sentence in article.sentences:
        found = figures_in(sentence.text)
        yield (
            [(each.low, each.best, each.high) for each in found],
            [(each.low, each.best, each.high) for each in sentence.figures],
        )


def _kinds(article: Article) -> Iterator[Pair]:
    """The kind that would be filled in, of each sentence."""
    known = triggers()
    for sentence in article.sentences:
        found = kinds_in(sentence.text, known)
        yield [each.code for each in found[:1]], [sentence.kind] if sentence.kind else []


def told(article: Article, event: Event) -> list[str]:
    return [article.sentences[number - 1].text for number in event.sentences]


def parts(article: Article, event: Event) -> list[CountryRole]:
    """The countries that would be proposed for an event: of its sentences, or of its report."""
    found = roles_in(told(article, event))
    named = {each.alpha3 for each in found}
    sides = sides_of([sentence.text for sentence in article.sentences])
    others = [each for each in sides if each.alpha3 not in named]
    return [*found, *others[: max(SIDES - len(found), 0)]]


def _sides(article: Article) -> Iterator[Pair]:
    """The countries of an event, whatever their roles."""
    for event in article.events:
        yield {each.alpha3 for each in parts(article, event)}, event.countries


def _roles(article: Article) -> Iterator[Pair]:
    for event in article.events:
        found = {(each.alpha3, each.role) for each in parts(article, event)}
        yield found, event.countries.items()


def _places(article: Article) -> Iterator[Pair]:
    """The place that would be filled in, of each event."""
    for event in article.events:
        found = [each.words for text in told(article, event) for each in places_in(text)]
        yield found[:1], [event.place] if event.place else []


def words_of(quoted: Quotation | QuotedSpan) -> str:
    """The words of a quotation without the comma or full stop that ends it."""
    return quoted.quotation.rstrip(".,")


def plain_name(name: str) -> str:
    """A name as it is compared: without article, in lower case."""
    return name.casefold().removeprefix("the ").replace("’", "'")


MEASURES: dict[str, Callable[[Article], Iterator[Pair]]] = {
    "dates": _dates,
    "countries of a sentence": _countries,
    "quotations": _quotations,
    "quotations with their speaker": _speakers_of_quotations,
    "sentences with a saying": _sayings,
    "acts of sayings": _acts,
    "figures": _figures,
    "kind of a sentence": _kinds,
    "countries of an event": _sides,
    "countries of an event with their roles": _roles,
    "place of an event": _places,
}
