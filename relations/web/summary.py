"""The summary of a selection: which time it covers, and whose sources it rests on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.dates.ordinals import day_of
from relations.dates.years import year_text
from relations.editions.packed_index import EARLIEST, LATEST, Numbers
from relations.queries.description import period
from relations.queries.spans import Spans, in_calendar, months_of
from relations.queries.totals import Totals


def summary_of(totals: Totals, spans: Spans) -> dict[str, Any]:
    """The period that the spans of a selection name, the number of its events with an open end, and
    the balance of its sources, in words."""
    return {
        "period": period_named(spans),
        "open": int(spans.count[spans.is_open].sum()),
        "balance": balance(totals.outlets),
    }


def period_named(spans: Spans) -> str:
    """The period from the first to the last date that spans name, in words; blank without spans.

    "2022 to 19 April 2025", never more precise than the spans themselves.
    """
    if not len(spans):
        return ""
    days, lengths = _named(spans)
    first = _edtf(*_outermost(days, lengths, days.min()))
    last = _edtf(*_outermost(days, lengths, days.max()))
    coarser = min(first, last, key=len)
    if first.startswith(coarser) and last.startswith(coarser):
        return period(coarser, coarser)
    return period(first, last)


def _named(spans: Spans) -> tuple[Numbers, Numbers]:
    """The known ends of all spans, and how many characters of each as a date its span is sure of:
    those of a day, a month or a year."""
    first, last = in_calendar(spans)
    precision = np.full(len(spans), _YEAR)
    is_known = ~(spans.is_open | spans.is_beyond)
    months = [np.where(is_known, each, 1) for each in (first, last)]
    precision[is_known & (months_of(months[0]) == months_of(months[1]))] = _MONTH
    precision[is_known & (first == last)] = _DAY
    return (
        np.concatenate([spans.first[first != EARLIEST], spans.last[last != LATEST]]),
        np.concatenate([precision[first != EARLIEST], precision[last != LATEST]]),
    )


_YEAR, _MONTH, _DAY = len("2025"), len("2025-04"), len("2025-04-19")


def _outermost(days: Numbers, lengths: Numbers, day: Any) -> tuple[int, int]:
    """A day, and the most that a span is sure of that ends on it."""
    return int(day), int(lengths[days == day].max())


def _edtf(number: int, length: int) -> str:
    """A day as EDTF, up to so many characters; to the year outside the years 1 to 9999."""
    day = day_of(number)
    if not date.min.year <= day.year <= date.max.year:
        return year_text(day.year)
    return date(*day).isoformat()[:length]


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
