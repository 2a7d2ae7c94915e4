"""Filters that a question names: "refugees" is a topic, "19 April 2025" a day.

Words are found wherever they stand in an event. The filter has all events of which it holds, and no
others.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.messages import MONTHS
from relations.dates.words import in_words
from relations.editions.facets import FACETS
from relations.editions.stems import phrases_in, words_of
from relations.queries.active_filters import ActiveFilter
from relations.queries.facets import CountedFacet
from relations.queries.selection import Selection
from relations.queries.suggestions import suggestions_for


@dataclass(frozen=True, slots=True)
class NamedFilter:
    """What a question names, in words, and the selection that has it in place of the question.

    `count` is the number of its rows; None for a date, within which some rows lie only perhaps.
    """

    words: str
    selection: Selection
    count: int | None


def named_filters(
    selection: Selection,
    facets: Sequence[CountedFacet],
    rows_for: "Callable[[Selection], QuerySet[Any]]",
) -> list[NamedFilter]:
    """The values of facets, of those that a page offers, and the date that the whole question of a
    selection names, whatever the order of its words; one query, and none if it names no value."""
    if not selection.q:
        return []
    values = list(_values(selection, facets))
    counts = {each.choice.without: each.count for each in suggestions_for(values, rows_for)}
    named = [NamedFilter(each.words, each.without, counts.get(each.without, 0)) for each in values]
    return [*named, *_dates(selection)]


def _values(selection: Selection, facets: Sequence[CountedFacet]) -> Iterator[ActiveFilter]:
    asked, rest = set(words_of(selection.q)), selection.without("q")
    for facet in facets:
        pattern = FACETS[facet.name].wording.named
        for each in facet.values:
            if pattern and not each.chosen and set(words_of(each.label)) == asked:
                words = capfirst(str(pattern) % {"value": each.label})
                yield ActiveFilter(facet.name, words, rest.toggling(facet.name, each.value))


def _dates(selection: Selection) -> Iterator[NamedFilter]:
    asked = phrases_in(selection.q)
    date = _edtf_of(asked[0]) if len(asked) == 1 else ""
    if date and not (selection.since or selection.until):
        words = _("%(value)s is a date: all that may lie in it") % {
            "value": in_words(edtf.parse(date), _)
        }
        yield NamedFilter(words, selection.without("q").having(since=date, until=date), None)


def _edtf_of(phrase: Sequence[str]) -> str:
    """The day, the month or the year that a phrase is, as EDTF; blank if it is none."""
    months = {words_of(name)[0]: f"{number:02}" for number, name in MONTHS.items()}
    *rest, year = phrase
    parts = [year, *(months.get(each, each.zfill(2)) for each in reversed(rest))]
    if not (len(year) == 4 and year.isdecimal() and len(rest) < 3):
        return ""
    try:
        return edtf.parse("-".join(parts)).text
    except edtf.EdtfError:
        return ""
