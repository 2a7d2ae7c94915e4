"""What a page offers to narrow a selection by: facets with headings, rows of the histogram."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.words import in_words
from relations.record.vocabulary import EventType
from relations.timeline.facets import Facet
from relations.timeline.histogram import Histogram, Unit
from relations.timeline.selection import Selection

POLARITIES = ("cooperation", "conflict", "neutral")


def facet_groups(facets: Iterable[Facet], leave_out: frozenset[str]) -> list[dict[str, Any]]:
    """The facets that have values, each with its heading, but for those left out."""
    headings = {
        "country": _("Countries"),
        "quad": _("Class"),
        "type": _("Type"),
        "topic": _("Topic"),
        "speaker": _("Speaker"),
        "act": _("What they do"),
        "source": _("Source"),
    }
    return [
        {"name": facet.name, "label": headings[facet.name], "values": facet.values}
        for facet in facets
        if facet.values and facet.name not in leave_out
    ]


def hidden_values(selection: Selection, offered: frozenset[str]) -> list[tuple[str, str]]:
    """The parameters that a form must carry along because it has no field for them."""
    return [(name, value) for name, value in selection.parameters() if name not in offered]


def histogram_rows(
    histogram: Histogram, selection: Selection, address: Callable[[Selection], str]
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
