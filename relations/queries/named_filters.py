"""Filters that a question names: "refugees" is a topic, "USSR" a country, "19 April 2025" a day.

Words are found wherever they stand in an event. The filter has all events of which it holds, and no
others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.messages import MONTHS
from relations.dates.typed import readings_of
from relations.dates.words import in_words
from relations.editions.descriptions import Description
from relations.editions.facets import FACETS
from relations.editions.stems import phrases_in, words_of
from relations.queries.active_filters import ActiveFilter
from relations.queries.facets import CountedFacet
from relations.queries.matches import MatchesFor
from relations.queries.selection import Selection
from relations.queries.suggestions import suggestions_for

COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class NamedFilter:
    """What a question names, in words, and the selection that has it in place of the question.

    `count` is the number of its rows; None for a date, within which some rows lie only perhaps.
    """

    words: str
    selection: Selection
    count: int | None


def named_filters(
    selection: Selection, facets: Sequence[CountedFacet], matches_for: MatchesFor
) -> list[NamedFilter]:
    """The values of facets, of those that a page offers, and the date that the whole question of a
    selection names, whatever the order of its words; or else the countries with rows that have the
    question for another name; one query at most, to look for other names."""
    if not selection.q:
        return []
    values, dates = list(_values(selection, facets)), list(_dates(selection))
    called = [] if values or dates else list(_countries_called(selection, facets))
    counted = suggestions_for(values or called, matches_for)
    counts = {each.choice.without: each.count for each in counted}
    named = [
        NamedFilter(each.words, each.without, counts.get(each.without, 0))
        for each in [*values, *(each for each in called if each.without in counts)]
    ]
    return [*named, *dates]


def _values(selection: Selection, facets: Sequence[CountedFacet]) -> Iterator[ActiveFilter]:
    asked, rest = _words(selection.q), selection.without("q")
    for facet in facets:
        pattern = FACETS[facet.name].wording.named
        for each in facet.values:
            if pattern and not each.chosen and _words(each.label) == asked:
                words = capfirst(str(pattern) % {"value": each.label})
                yield ActiveFilter(facet.name, words, rest.toggling(facet.name, each.value))


@lru_cache(4_096)
def _words(label: str) -> frozenset[str]:
    return frozenset(words_of(label))


def _countries_called(
    selection: Selection, facets: Sequence[CountedFacet]
) -> Iterator[ActiveFilter]:
    if COUNTRY not in [each.name for each in facets]:
        return
    question = " ".join(selection.q.split())
    countries = Description.objects.newest().filter(kind=COUNTRY)
    called = countries.called(question) | countries.called(question.replace(".", ""))
    for each in called.order_by("label"):
        words = str(FACETS[COUNTRY].wording.named) % {"value": each.label}
        rest = selection.without("q")
        if each.code not in selection.chosen(COUNTRY):
            yield ActiveFilter(COUNTRY, words, rest.toggling(COUNTRY, each.code))


def _dates(selection: Selection) -> Iterator[NamedFilter]:
    date = _edtf_of(selection.q)
    if date and not selection.is_dated:
        words = _("%(value)s is a date: all that may lie in it") % {
            "value": in_words(edtf.parse(date), _)
        }
        yield NamedFilter(words, selection.without("q").having(since=date, until=date), None)


def _edtf_of(question: str) -> str:
    """The day, the month or the year that a question is, as EDTF; blank if it is none, or if its
    day and month cannot be told apart."""
    readings = dates_named(question)
    return readings[0] if len(readings) == 1 else ""


def dates_named(question: str) -> tuple[str, ...]:
    """The days, months or years that a question may be, as EDTF: none, one, or two where its day
    and month cannot be told apart (day first)."""
    typed, phrases = readings_of(question), phrases_in(question)
    if typed or len(phrases) != 1:
        return typed
    *rest, year = phrases[0]
    if not (len(year) == 4 and year.isdecimal() and len(rest) < 3):
        return ()
    months = {words_of(name)[0]: f"{number:02}" for number, name in MONTHS.items()}
    parts = [year, *(months.get(each, each.zfill(2)) for each in reversed(rest))]
    try:
        return (edtf.parse("-".join(parts)).text,)
    except edtf.EdtfError:
        return ()
