"""How the events of a selection lie in time."""

from collections import Counter
from datetime import date

from relations.faces.overview import histogram_rows
from relations.timeline.histogram import Bucket, Histogram, Unit
from relations.timeline.selection import Selection


def test_histogram_row_has_its_words_its_address_and_a_cell_for_each_side() -> None:
    bucket = Bucket(
        date(2025, 4, 1),
        certain=Counter({"verbal-cooperation": 2, "material-cooperation": 1}),
        possible=Counter({"material-conflict": 4, "neutral": 5}),
    )
    histogram = Histogram(Unit.MONTH, [Bucket(date(2025, 3, 1)), bucket])
    [row] = histogram_rows(histogram, Selection(type=("talks",)), Selection.query)
    assert row == {
        "words": "April 2025",
        "address": "since=2025-04&type=talks&until=2025-04",
        "cells": [
            {"certain": 3, "possible": 0},
            {"certain": 0, "possible": 4},
            {"certain": 0, "possible": 5},
        ],
    }


def test_row_of_an_early_year_has_four_digits() -> None:
    bucket = Bucket(date(7, 1, 1), certain=Counter({"neutral": 1}))
    for unit, since in ((Unit.YEAR, "0007"), (Unit.MONTH, "0007-01")):
        [row] = histogram_rows(Histogram(unit, [bucket]), Selection(), Selection.query)
        assert row["address"] == f"since={since}&until={since}"
