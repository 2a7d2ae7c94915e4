"""The overview of a selection: its totals, and a picture of its events in time. Each column, and
each ribbon below, is a link that narrows the view.
"""

from collections import Counter
from collections.abc import Iterator
from functools import reduce
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.dates.level0 import plain_period
from relations.editions.edition_days import Certainty
from relations.queries.answer import Answer
from relations.queries.buckets import Bucket
from relations.queries.description import period
from relations.queries.histogram import Unit
from relations.queries.selection import Selection
from relations.web.addresses import Address
from relations.web.bars import SIDES, by_side
from relations.web.picture import Picture, picture_of
from relations.web.ribbons import ribbons_of
from relations.web.summary import summary_of


def overview_of(answer: Answer, address: Address) -> dict[str, Any]:
    """The totals of a selection, also in words, how many of its events are certain, its chart, and
    the address without dates.

    The chart is a picture with the rows of its table and its ribbons; None without events.
    """
    selection = answer.selection
    return {
        "totals": answer.totals,
        "certain": answer.counts[Certainty.WITHIN],
        "less_certain": answer.less_certain,
        "summary": summary_of(answer.totals, answer.times),
        "zoom_out": address(selection.without("since", "until")) if selection.is_dated else None,
        "chart": _chart(answer, address) if answer.histogram.buckets else None,
    }


def _chart(answer: Answer, address: Address) -> dict[str, Any]:
    histogram, selection = answer.histogram, answer.selection
    picture = picture_of(histogram)
    columns = picture.columns
    return {
        "unit": unit_in_words(histogram.unit),
        "picture": picture,
        "rows": list(rows_of(picture, len(histogram.buckets), selection, address)),
        "ribbons": ribbons_of(answer.lasting, histogram.buckets, selection, address),
        "has_neutral": any(each.is_neutral or each.may_be_neutral for each in columns),
        "has_spread": any(each.bucket.wider for each in columns),
        "beyond": histogram.beyond,
        "leads_on": len(histogram.buckets) > 1,
    }


def rows_of(
    picture: Picture, count: int, selection: Selection, address: Address
) -> Iterator[dict[str, Any]]:
    """The columns of a picture of `count` buckets, each with its words and figures.

    Each has the address that narrows to it; blank if there is only one bucket, since that would
    narrow nothing.
    """
    for column in picture.columns:
        bucket = column.bucket
        since, until = plain_period(bucket.first, bucket.last)
        certain, wider = by_side(bucket.certain), by_side(bucket.wider)
        yield {
            "column": column,
            "period": period(since, until),
            "words": bucket_in_words(bucket, period(since, until)),
            "address": address(selection.having(since=since, until=until)) if count > 1 else "",
            "cells": [{"certain": certain[side], "wider": wider[side]} for side in SIDES],
        }


def bucket_in_words(bucket: Bucket, when: str) -> str:
    """ "March 2025: 1 cooperation, 2 conflict; 1 more was going on; 3 more may lie in it"."""
    counts = _counts_in_words(by_side(bucket.certain))
    told = [counts, *_wider_in_words(bucket, are_more=bool(counts))]
    return _("%(period)s: %(counts)s") % {
        "period": when,
        "counts": reduce(_semicolon, filter(None, told)),
    }


def _wider_in_words(bucket: Bucket, *, are_more: bool) -> Iterator[str]:
    """What is known of the events whose date is wider than a bucket, the surest first."""
    ongoing, possible = bucket.ongoing.total(), bucket.possible.total()
    if ongoing:
        one_of_more = ngettext(
            "%(count)d more was going on", "%(count)d more were going on", ongoing
        )
        alone = ngettext("%(count)d event was going on", "%(count)d events were going on", ongoing)
        yield (one_of_more if are_more else alone) % {"count": ongoing}
    if possible:
        one_of_more = ngettext(
            "%(count)d more may lie in it", "%(count)d more may lie in it", possible
        )
        alone = ngettext(
            "%(count)d event may lie in it", "%(count)d events may lie in it", possible
        )
        yield (one_of_more if are_more or ongoing else alone) % {"count": possible}


def _semicolon(first: str, second: str) -> str:
    return _("%(first)s; %(second)s") % {"first": first, "second": second}


def _counts_in_words(counts: Counter[str]) -> str:
    patterns = {
        "cooperation": _("%(count)d cooperation"),
        "conflict": _("%(count)d conflict"),
        "neutral": _("%(count)d neutral"),
    }
    named = [patterns[side] % {"count": counts[side]} for side in SIDES if counts[side]]
    return reduce(_comma, named) if named else ""


def _comma(first: str, second: str) -> str:
    return _("%(first)s, %(second)s") % {"first": first, "second": second}


def unit_in_words(unit: Unit) -> str:
    """The heading of a table of buckets."""
    return {
        Unit.DAY: _("Events by day"),
        Unit.MONTH: _("Events by month"),
        Unit.YEAR: _("Events by year"),
        Unit.DECADE: _("Events by decade"),
        Unit.CENTURY: _("Events by century"),
    }[unit]
