"""How often each pattern of a proposal is right: what `relations.extraction.sureness` goes by.

A finding is right if an editor wrote the same of the sentence, or of the event, in the article.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from relations.extraction.sureness import Pattern, PatternPrecision
from tests.articles import BATCHES, Article, articles, findings
from tests.articles.findings import Answers

MEASURED: tuple[Callable[[Article], Iterator[Answers]], ...] = (
    *(findings.dates, findings.countries, findings.roles, findings.kinds, findings.places),
    *(findings.figures, findings.quotations, findings.speakers, findings.acts),
)


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
            for answers in MEASURED:
                yield from answers(article)
