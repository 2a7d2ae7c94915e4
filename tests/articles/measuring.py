"""How well the desk's proposals meet the answers of an editor: precision and recall of each kind.

What is proposed and what is expected of one sentence, or of one event, are compared as multisets.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from tests.articles import Article, articles, findings
from tests.articles.findings import Answers, parts, plain_name, said_in, words_of

Pair = tuple[Iterable[Hashable], Iterable[Hashable]]
"""What is proposed somewhere, and what is expected there."""

Pairs = Callable[[Article], Iterator[Pair]]


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


def score(pairs: Pairs, articles: Iterable[Article]) -> Score:
    proposed = expected = right = 0
    for article in articles:
        for found, wanted in pairs(article):
            one, other = Counter(list(found)), Counter(list(wanted))
            proposed, expected = proposed + one.total(), expected + other.total()
            right += (one & other).total()
    return Score(proposed, expected, right)


def _whatever_the_pattern(answers: Callable[[Article], Iterator[Answers]]) -> Pairs:
    def pairs(article: Article) -> Iterator[Pair]:
        for found, written in answers(article):
            yield [each.value for each in found], written

    return pairs


def _speakers_of_quotations(article: Article) -> Iterator[Pair]:
    for sentence, said in said_in(article):
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


def _sayings(article: Article) -> Iterator[Pair]:
    """Sentences in which somebody says something at all."""
    for sentence, said in said_in(article):
        yield [True] if said else [], [True] if sentence.sayings else []


def _sides(article: Article) -> Iterator[Pair]:
    """The countries of an event, whatever their roles."""
    for event in article.events:
        yield {each.alpha3 for each in parts(article, event)}, event.countries


MEASURES: dict[str, Pairs] = {
    "dates": _whatever_the_pattern(findings.dates),
    "countries of a sentence": _whatever_the_pattern(findings.countries),
    "quotations": _whatever_the_pattern(findings.quotations),
    "quotations with their speaker": _speakers_of_quotations,
    "sentences with a saying": _sayings,
    "acts of sayings": _whatever_the_pattern(findings.acts),
    "figures": _whatever_the_pattern(findings.figures),
    "kind of a sentence": _whatever_the_pattern(findings.kinds),
    "countries of an event": _sides,
    "countries of an event with their roles": _whatever_the_pattern(findings.roles),
    "place of an event": _whatever_the_pattern(findings.places),
}
