"""The overview of a selection: how its events lie in time, as rows that each narrow the view."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.words import in_words
from relations.faces.addresses import Address
from relations.record.vocabulary import EventType
from relations.timeline.histogram import Histogram, Unit, histogram_for
from relations.timeline.selection import Selection
from relations.timeline.spans import Span
from relations.timeline.totals import totals_for

POLARITIES = ("cooperation", "conflict", "neutral")


def overview_of(selection: Selection, spans: Sequence[Span], address: Address) -> dict[str, Any]:
    """The totals of a selection and its histogram."""
    histogram = histogram_for(selection)
    return {
        "totals": totals_for(selection),
        "unit": histogram.unit,
        "bars": histogram_rows(histogram, selection, address),
    }


def histogram_rows(
    histogram: Histogram, selection: Selection, address: Address
) -> list[dict[str, Any]]:
    """The buckets with something certain in them, each with an address that narrows to it."""
    rows = []
    for bucket in histogram.buckets:
        if not bucket.certain and not bucket.possible:
            continue
        day = bucket.start.isoformat()
        date = day[:4] if histogram.unit is Unit.YEAR else day[:7]
        certain, possible = _by_polarity(bucket.certain), _by_polarity(bucket.possible)
        rows.append(
            {
                "words": in_words(edtf.parse(date), _),
                "address": address(selection.having(since=date, until=date)),
                "cells": [
                    {"certain": certain[side], "possible": possible[side]} for side in POLARITIES
                ],
            }
        )
    return rows


def _by_polarity(counts: Counter[str]) -> Counter[str]:
    sides: Counter[str] = Counter()
    for quad, count in counts.items():
        sides[EventType.Quad(quad).polarity] += count
    return sides
