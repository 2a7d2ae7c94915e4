"""The summary of a selection: which time it covers, and whose sources it rests on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.dates.ordinals import day_of
from relations.dates.precision import Precision
from relations.dates.years import year_text
from relations.queries.description import period
from relations.queries.times import NamedDay, Times
from relations.queries.totals import Totals


def summary_of(totals: Totals, times: Times) -> dict[str, Any]:
    """The period that the events of a selection name, the number of those with an open end, and the
    balance of its sources, in words."""
    return {
        "period": period_named(times),
        "open": times.open,
        "balance": balance(totals.outlets),
    }


def period_named(times: Times) -> str:
    """The period from the first to the last date that events name, in words; blank without events.

    "2022 to 19 April 2025", never more precise than the dates themselves.
    """
    if times.first is None or times.last is None:
        return ""
    first, last = _edtf(times.first), _edtf(times.last)
    coarser = min(first, last, key=len)
    if first.startswith(coarser) and last.startswith(coarser):
        return period(coarser, coarser)
    return period(first, last)


_LENGTHS = {
    Precision.YEAR: len("2025"),
    Precision.MONTH: len("2025-04"),
    Precision.DAY: len("2025-04-19"),
}


def _edtf(end: NamedDay) -> str:
    """A day as EDTF, as precise as it is sure; to the year outside the years 1 to 9999."""
    day = day_of(end.day)
    if not date.min.year <= day.year <= date.max.year:
        return year_text(day.year)
    return date(*day).isoformat()[: _LENGTHS[end.precision]]


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
