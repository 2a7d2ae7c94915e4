"""What a page offers to narrow a selection by."""

from datetime import date

from django.http import QueryDict

from relations.faces.filters import facet_groups, hidden_values
from relations.timeline.facets import Facet, FacetValue
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
