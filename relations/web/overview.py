"""The overview of a selection: its summary, and a picture of its events in time: each of them,
where they are few, or columns that count them. Each column, and each ribbon below, is a link that
narrows the view.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache, reduce
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from relations.dates.level0 import plain_period
from relations.queries.answer import Answer
from relations.queries.buckets import Bucket
from relations.queries.description import period, with_commas
from relations.queries.drawn import Drawn
from relations.queries.histogram import Histogram, Unit
from relations.queries.selection import Selection
from relations.web.addresses import Address, addresses_within, comparing
from relations.web.bars import SIDES, by_side
from relations.web.drawing import drawing_of
from relations.web.kept_parts import kept_part
from relations.web.picture import Picture, picture_of
from relations.web.ribbons import ribbons_of
from relations.web.summary import summary_of


def overview_of(answer: Answer, address: Address) -> dict[str, Any]:
    """The summary of a selection, its picture, and the address without dates.

    The picture is a strip of its events where they are few, so that each `is_drawn`; else a chart
    that counts them. There is none without events.
    """
    selection = answer.selection
    return {
        "summary": summary_of(answer.gist, answer.counts, selection, address),
        "zoom_out": address(selection.without("since", "until")) if selection.is_dated else None,
        "is_drawn": answer.drawn is not None,
        "picture": _picture(answer, address),
    }


def _picture(answer: Answer, address: Address) -> SafeString | None:
    """What is over a list, kept under what it shows and the selection that its links narrow."""
    asked = get_language(), answer.selection, address(answer.selection)
    if drawn := answer.drawn:
        shown = {row.edition for row in answer.page.rows}
        on_page = tuple(each.edition in shown for each in drawn.events)
        time = drawn.first, drawn.last, drawn.beyond
        return kept_part(
            ("strip", *asked, drawn.versions, on_page, time),
            lambda: _strip(drawn, answer.selection, address, shown),
        )
    if answer.histogram.buckets:
        lasting = tuple(answer.lasting.states), answer.lasting.total
        return kept_part(
            ("chart", *asked, answer.histogram.figures, lasting),
            lambda: _drawn_chart(answer, address),
        )
    return None


def _strip(
    drawn: Drawn, selection: Selection, address: Address, on_page: Collection[int]
) -> SafeString:
    context = {
        "drawing": drawing_of(drawn, selection, address, on_page),
        "comparing": comparing(selection),
    }
    return SafeString(render_to_string("timeline/_strip.html", context))


def _drawn_chart(answer: Answer, address: Address) -> SafeString:
    """The histogram, its ribbons and the table of its figures."""
    return SafeString(
        render_to_string("timeline/_chart.html", {"chart": chart_of(answer, address)})
    )


def chart_of(answer: Answer, address: Address) -> dict[str, Any]:
    """The histogram of a selection, with the rows of its table and its ribbons."""
    histogram, selection = answer.histogram, answer.selection
    return {
        **histogram_chart(histogram, selection, address),
        "ribbons": ribbons_of(answer.lasting, histogram.buckets, selection, address),
    }


def histogram_chart(histogram: Histogram, selection: Selection, address: Address) -> dict[str, Any]:
    """The histogram of a selection, with the rows of its table."""
    picture = picture_of(histogram)
    columns = picture.columns
    return {
        "unit": unit_in_words(histogram.unit),
        "picture": picture,
        "rows": list(rows_of(picture, len(histogram.buckets), selection, address)),
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
    within = addresses_within(selection, address)
    for column in picture.columns:
        bucket = column.bucket
        since, until = plain_period(bucket.first, bucket.last)
        when = period(since, until)
        certain, wider = by_side(bucket.certain), by_side(bucket.wider)
        yield {
            "column": column,
            "period": when,
            "words": bucket_in_words(bucket, when),
            "address": within(since, until) if count > 1 else "",
            "cells": [{"certain": certain[side], "wider": wider[side]} for side in SIDES],
        }


def bucket_in_words(bucket: Bucket, when: str) -> str:
    """ "March 2025: 1 cooperation, 2 conflict; 1 more was going on; 3 more may lie in it"."""
    certain = by_side(bucket.certain)
    counts = tuple(certain[side] for side in SIDES)
    told = _told(get_language(), counts, bucket.ongoing.total(), bucket.possible.total())
    return told % {"period": when}


@lru_cache(maxsize=10_000)
def _told(_language: str | None, certain: tuple[int, ...], ongoing: int, possible: int) -> str:
    """The pattern of what a bucket holds, for its period, in the language of this moment. Most
    buckets say what others do, and to translate it would take longer than all else of a column."""
    counts = _counts_in_words(certain)
    told = [counts, *_wider_in_words(ongoing, possible, are_more=bool(counts))]
    words = reduce(_semicolon, filter(None, told)).replace("%", "%%")
    return _("%(period)s: %(counts)s") % {"period": "%(period)s", "counts": words}


def _wider_in_words(ongoing: int, possible: int, *, are_more: bool) -> Iterator[str]:
    """What is known of the events whose date is wider than a bucket, the surest first."""
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


def _counts_in_words(counts: Sequence[int]) -> str:
    """The events of each of `SIDES` that has any; blank if none has."""
    patterns = (_("%(count)d cooperation"), _("%(count)d conflict"), _("%(count)d neutral"))
    told = zip(patterns, counts, strict=True)
    named = [pattern % {"count": count} for pattern, count in told if count]
    return with_commas(named)


def unit_in_words(unit: Unit) -> str:
    """The heading of a table of buckets."""
    return {
        Unit.DAY: _("Events by day"),
        Unit.MONTH: _("Events by month"),
        Unit.YEAR: _("Events by year"),
        Unit.DECADE: _("Events by decade"),
        Unit.CENTURY: _("Events by century"),
    }[unit]
