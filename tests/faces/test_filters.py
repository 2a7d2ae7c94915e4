"""What a page offers to narrow a selection by."""

from collections import Counter
from datetime import date

from django.http import QueryDict

from relations.faces.filters import facet_groups, hidden_values, histogram_rows
from relations.timeline.facets import Facet, FacetValue
from relations.timeline.histogram import Bucket, Histogram, Unit
from relations.timeline.selection import Order, Selection

TYPES = Facet("type", [FacetValue("talks", "talks", 2, chosen=False)])


def test_facets_stand_under_headings_in_their_own_order() -> None:
    sources = Facet("source", [FacetValue("0123abcd", "A report", 1, chosen=True)])
    groups = facet_groups([sources, TYPES], frozenset())
    assert groups == [
        {"name": "source", "label": "Source", "values": sources.values},
        {"name": "type", "label": "Type", "values": TYPES.values},
    ]


def test_facet_without_values_or_left_out_is_not_offered() -> None:
    assert facet_groups([Facet("topic", [])], frozenset()) == []
    assert facet_groups([TYPES], frozenset({"type"})) == []


EVERYTHING = Selection(
    country=("AFG", "PAK"),
    quad=("neutral",),
    type=("talks",),
    topic=("border",),
    speaker=("amina-karimi",),
    act=("deny",),
    source=("0123abcd",),
    since="2024",
    until="2025-04",
    q="border closed",
    order=Order.OLDEST,
    as_of=date(2025, 4, 19),
)


def test_hidden_values_carry_the_whole_selection() -> None:
    query = QueryDict(mutable=True)
    for name, value in hidden_values(EVERYTHING, frozenset()):
        query.appendlist(name, value)
    assert Selection.parse(query) == EVERYTHING


def test_what_a_form_has_a_field_for_is_not_hidden() -> None:
    offered = frozenset({"country", "q", "as_of", "since"})
    names = {name for name, _value in hidden_values(EVERYTHING, offered)}
    assert names == {"quad", "type", "topic", "speaker", "act", "source", "until", "order"}


def test_selection_of_everything_has_nothing_to_hide() -> None:
    assert hidden_values(Selection(), frozenset()) == []


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
