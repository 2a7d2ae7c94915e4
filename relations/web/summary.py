"""The summary of a selection: which time it covers, and whose sources it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.dates.bounds import Day
from relations.dates.ordinals import ordinal
from relations.dates.years import year_text
from relations.queries.description import period
from relations.queries.spans import Span
from relations.queries.totals import Totals


def summary_of(totals: Totals, spans: Sequence[Span]) -> dict[str, Any]:
    """The period that the spans of a selection name, the number of its events with an open end, and
    the balance of its sources, in words."""
    return {
        "period": period_named(spans),
        "open": sum(span.count for span in spans if span.is_open),
        "balance": balance(totals.outlets),
    }


def period_named(spans: Sequence[Span]) -> str:
    """The period from the first to the last date that spans name, in words; blank without spans.

    "2022 to 19 April 2025", never more precise than the spans themselves.
    """
    if not spans:
        return ""
    named = [end for span in spans for end in _named(span)]
    first = min(named, key=lambda end: (end[0], -len(end[1])))[1]
    last = max(named, key=lambda end: (end[0], len(end[1])))[1]
    coarser = min(first, last, key=len)
    if first.startswith(coarser) and last.startswith(coarser):
        return period(coarser, coarser)
    return period(first, last)


def _named(span: Span) -> Iterator[tuple[int, str]]:
    """The known ends of a span, to sort by, and as EDTF no more precise than the span."""
    for day, year in zip(span.ends, span.years, strict=True):
        if year == day.year:
            yield day.toordinal(), day.isoformat()[: _precision(span)]
        else:
            yield ordinal(Day(year, 1, 1)), year_text(year)


def _precision(span: Span) -> int:
    """How many characters of its days are certain: those of a day, a month or a year."""
    if span.first is None or span.last is None or span.is_beyond:
        return 4
    if span.first == span.last:
        return 10
    return 7 if span.first.isoformat()[:7] == span.last.isoformat()[:7] else 4


def balance(outlets: Mapping[str, int]) -> list[str]:
    """How the sources are divided between their publishers, in whole sentences.

    `outlets` has the number of sources by publisher, with unknown publishers under a blank name.
    """
    named = {name: count for name, count in outlets.items() if name}
    unknown = outlets.get("", 0)
    sentences = [_shares(named, are_all=not unknown)] if named else []
    if unknown and named:
        pattern = ngettext(
            "The outlet of %(count)d source is not known.",
            "The outlets of %(count)d sources are not known.",
            unknown,
        )
        sentences.append(pattern % {"count": unknown})
    elif unknown:
        sentences.append(
            ngettext("Its outlet is not known.", "Their outlets are not known.", unknown)
        )
    return sentences


def _shares(outlets: Mapping[str, int], *, are_all: bool) -> str:
    """How many sources the known outlets printed, and which printed most; there is at least one."""
    largest, count = max(outlets.items(), key=lambda each: each[1])
    values = {"outlets": len(outlets), "largest": largest, "count": count}
    if len(outlets) > 1:
        return _shares_of_several(outlets, count) % values
    if are_all:
        return _("All from 1 outlet: %(largest)s.") % values
    pattern = ngettext(
        "1 outlet is known: %(largest)s.",
        "1 outlet is known: %(largest)s, of %(count)d sources.",
        count,
    )
    return pattern % values


def _shares_of_several(outlets: Mapping[str, int], most: int) -> str:
    """The pattern for several outlets, the largest of which printed `most`; it names that outlet
    only if no other is as large."""
    as_large = sum(count == most for count in outlets.values())
    if as_large == len(outlets):
        return ngettext(
            "From %(outlets)d outlets, %(count)d source from each.",
            "From %(outlets)d outlets, %(count)d sources from each.",
            most,
        )
    if as_large > 1:
        return _("From %(outlets)d outlets, at most %(count)d sources from each.")
    return _("From %(outlets)d outlets; %(count)d of the sources are from %(largest)s.")
