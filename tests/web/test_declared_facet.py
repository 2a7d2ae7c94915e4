"""A facet is one declaration: from it follow its index, address, counts, labels, words and form."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils.translation import ngettext_lazy

from relations.editions.declared_facet import Facet, FacetWording, Panel
from relations.editions.facets import FACETS
from relations.editions.stems import one_line
from relations.queries.labels import labels_for
from relations.queries.selection import Selection, SelectionError
from tests.factories import make_event, make_published, make_statement, publish

pytestmark = pytest.mark.django_db

VENUE = Facet(
    name="venue",
    values=lambda event: filter(None, (event["place"],)),
    read=one_line,
    labels=None,
    wording=FacetWording(
        "Venues",
        "Find a venue",
        ngettext_lazy("All %(count)d venue", "All %(count)d venues", "count"),
    ),
    panel=Panel.WHAT,
    phrase="at %(values)s",
    statement_phrase="made at %(values)s",
)
LONG = "A village between two passes, " * 6 + "of long name"


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record with three events at two places, and one without; and a draft at a third."""
    monkeypatch.setitem(FACETS, "venue", VENUE)
    for place in ("Torkham", "Torkham", LONG, ""):
        make_published(place=place)
    make_event(place="Drafted")


def test_declared_facet_is_in_the_index_whole() -> None:
    edition = make_published(place=LONG)
    assert [each.value for each in edition.facets.filter(name="venue")] == [LONG]


def test_declared_facet_is_a_parameter_of_the_address(client: Client) -> None:
    events = client.get("/timeline.json?venue=+Torkham ").json()
    assert events["selection"] == {"words": "All events, at Torkham", "query": "venue=Torkham"}
    assert (events["count"], {each["place"] for each in events["events"]}) == (2, {"Torkham"})
    statements = client.get("/statements/?venue=Torkham").content.decode()
    assert "All statements, made at Torkham" in statements


def test_declared_facet_is_counted_and_labelled_by_its_own_values(client: Client) -> None:
    assert client.get("/timeline.json").json()["facets"]["venue"] == [
        {"value": "Torkham", "label": "Torkham", "count": 2},
        {"value": LONG, "label": LONG, "count": 1},
    ]


def test_declared_facet_has_a_group_in_the_form_a_chip_and_a_page(client: Client) -> None:
    page = client.get("/timeline/?venue=Torkham").content.decode()
    assert "<legend>Venues</legend>" in page
    assert 'id="f-venue-Torkham"' in page
    opened, _rest = page.split('data-panel="what"')[1].split("</details>", 1)
    assert "<legend>Venues</legend>" in opened
    assert 'aria-label="Remove: Torkham"' in page
    # It is a field of the form, and no longer carried along unseen.
    assert '<input type="hidden" name="venue"' not in page.split('id="find-')[0]
    assert "Torkham" in client.get("/timeline/facets/venue/?find=tork").content.decode()
    assert client.get("/statements/facets/venue/").status_code == 404


def test_declared_facet_is_offered_where_it_says(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = replace(VENUE, on_timeline=False, on_statements=True)
    monkeypatch.setitem(FACETS, "venue", moved)
    for place in ("Spin Boldak", ""):
        make_statement(event := make_event(place=place))
        publish(event)
    assert "<legend>Venues</legend>" in client.get("/statements/").content.decode()
    assert "<legend>Venues</legend>" not in client.get("/timeline/").content.decode()
    assert client.get("/statements/facets/venue/").status_code == 200
    assert client.get("/timeline/facets/venue/").status_code == 404


def test_declared_facet_does_not_tell_what_only_editors_know() -> None:
    with pytest.raises(SelectionError, match="there is no “Drafted” on record"):
        labels_for(Selection.of(venue=("Drafted",)))
