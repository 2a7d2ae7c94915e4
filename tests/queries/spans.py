"""Spans of given days, as the columns that are made of the events of a selection."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from relations.dates.edtf import parse
from relations.dates.reach import Reach, reach
from relations.editions.packed_index import EARLIEST, LATEST
from relations.queries.spans import NO_PARTS, QUADS, Spans

_NULLS = Reach(EARLIEST, LATEST, LATEST, EARLIEST)


class Span(NamedTuple):
    """Events of one quad class with the same first and last day, of which None is an open end."""

    quad: str
    first: date | None
    last: date | None
    count: int = 1


def as_columns(spans: Sequence[Span]) -> Spans:
    """Events that lie between some days, and of which nothing else is known."""
    reaches = []
    for each in spans:
        first, last = (day.toordinal() if day else None for day in (each.first, each.last))
        reaches.append(Reach(first, last, last, first))
    return _columns(reaches, [each.quad for each in spans], [each.count for each in spans])


def spans_of_dates(*texts: str) -> Spans:
    """One event of each date, in EDTF, none of which has several parts."""
    return _columns([reach(parse(text)) for text in texts], ["neutral"] * len(texts), None)


def _columns(reaches: Sequence[Reach], quads: Sequence[str], counts: Sequence[int] | None) -> Spans:
    days = {
        name: np.array(
            [_known(getattr(each, name), getattr(_NULLS, name)) for each in reaches], np.int64
        )
        for name in ("first", "last", "begun", "lasted")
    }
    return Spans(
        quad=np.array([QUADS.index(each) for each in quads], np.int8),
        **days,
        certainty=np.zeros(len(reaches), np.int8),
        count=np.array(counts or [1] * len(reaches), np.int64),
        said=np.zeros(len(reaches), np.int64),
        parts=NO_PARTS,
    )


def _known(day: int | None, null: int | None) -> int | None:
    return null if day is None else day
