"""The drawing of a timeline: each event is a link to its entry, and each year narrows the view."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from relations.queries.answer import answer
from relations.queries.selection import Selection
from relations.queries.stretches import Stretch
from relations.web import drawing, listing
from relations.web.drawing import drawing_of
from tests.factories import make_published

pytestmark = pytest.mark.django_db


def drawn(query: str = "", **options: Any) -> dict[str, Any]:
    """The drawing of a selection, its addresses being the queries alone."""
    selection = Selection.parse(QueryDict(query))
    found = answer(selection, Stretch()).drawn
    assert found is not None
    return drawing_of(found, selection, Selection.query, **options)


def test_event_leads_to_its_entry_where_that_is_on_the_page_and_else_to_its_own() -> None:
    here, there = make_published("Here"), make_published("There")
    events = drawn(on_page={here.pk})["events"]
    assert events[here.code]["address"] == f"#e-{here.code}"
    assert events[there.code]["address"] == f"/events/{there.code}/there/"


def test_event_is_called_by_its_label_and_says_its_side_and_its_days() -> None:
    edition = make_published("Ministers meet in Kabul", label="Talks", date="2024-05")
    make_published(date="2023-01-01")
    assert drawn()["events"][edition.code] == {
        "address": f"/events/{edition.code}/ministers-meet-in-kabul/",
        "title": "Ministers meet in Kabul",
        "label": "Talks",
        "side": "Cooperation",
        "first": "2024-05-01",
        "last": "2024-05-31",
    }


def test_event_without_a_label_is_called_by_its_title_cut_at_a_word() -> None:
    make_published("Ministers of both countries meet in Kabul to talk of trade and the border")
    [placed] = drawn()["pictures"][0]["strip"].placed
    assert placed.label == "Ministers of both countries meet in Kabul to talk of…"


# What is asked for; and where each name on the axis leads, blank if it narrows nothing.
PERIODS = [
    (
        "type=talks",
        {
            "2022": "since=2022&type=talks&until=2022",
            "2023": "since=2023&type=talks&until=2023",
            "2024": "since=2024&type=talks&until=2024",
        },
    ),
    (
        "since=2024-02&until=2024-05",
        {
            "February 2024": "since=2024-02&until=2024-02",
            "March 2024": "since=2024-03&until=2024-03",
            "April 2024": "since=2024-04&until=2024-04",
            "May 2024": "since=2024-05&until=2024-05",
        },
    ),
]


@pytest.mark.parametrize(("query", "addresses"), PERIODS)
def test_name_on_the_axis_narrows_to_its_period(query: str, addresses: dict[str, str]) -> None:
    for day in ("2022-01-01", "2024-02-01", "2024-05-31"):
        make_published(date=day)
    axis = drawn(query)["pictures"][0]["axis"]
    assert {each["words"]: each["address"] for each in axis} == addresses


def test_days_that_are_only_around_what_is_asked_for_lead_nowhere() -> None:
    make_published(date="2025/..")
    axis = drawn("since=2030&until=2030-01-01")["pictures"][0]["axis"]
    assert {each["address"] for each in axis} <= {""}


def test_days_that_a_reader_marks_take_the_place_of_those_in_an_address() -> None:
    make_published()
    assert drawn("type=talks")["narrowed"] == "since=FIRST&type=talks&until=LAST"


def test_many_events_have_no_words_on_a_phone(monkeypatch: pytest.MonkeyPatch) -> None:
    make_published()
    found = drawn()
    assert (len(found["pictures"]), len(found["listed"].listed)) == (2, 1)
    monkeypatch.setattr(drawing, "MOST_LISTED", 0)
    found = drawn()
    assert (len(found["pictures"]), found["listed"]) == (3, None)


def test_two_drawings_can_be_of_one_time() -> None:
    make_published(date="2024-05-01")
    first, last = 738_000, 740_000
    scale = drawn(time=(first, last))["pictures"][0]["strip"].scale
    assert (scale.first, scale.last) == (first, last)


class Links(HTMLParser):
    """The addresses and the names of the links in drawings, and all ids of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.styled = False
        self._is_within = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.styled |= "style" in found
        self.ids += [found["id"] or ""] if "id" in found else []
        self._is_within |= tag == "figure" and found.get("class") == "drawing"
        if tag == "a" and self._is_within:
            self.addresses.append(found["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._is_within &= tag != "figure"


def page_of(client: Client, address: str) -> Links:
    return Links(client.get(address).content.decode())


def test_every_link_of_a_drawing_leads_to_something_on_the_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_WITHOUT_MONTHS", 2)
    for day in ("2022", "2023/..", "[..2024-05-01]", "2025-04-19"):
        make_published(date=day)
    page = page_of(client, "/timeline/")
    places = [each.removeprefix("#") for each in page.addresses if each.startswith("#")]
    # Once for each width of a screen.
    assert len(places) == 3 * 4
    assert set(places) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert not page.styled


def test_drawing_tells_what_its_signs_mean_and_what_a_gap_does(client: Client) -> None:
    make_published(date="2025-04-19")
    page = client.get("/timeline/").content.decode()
    assert "A gap means that no source was entered for those days." in page
    assert "Hatched" not in page
    make_published(date="2024")
    make_published(date="[..2025]")
    page = client.get("/timeline/").content.decode()
    assert "Hatched: some time within" in page
    assert "Fading: start or end not known" in page


def test_title_from_right_to_left_turns_nothing_around_it(client: Client) -> None:
    make_published("وزراء کی ملاقات")
    page = client.get("/timeline/").content.decode()
    assert '<tspan class="label">\u2068وزراء کی ملاقات\u2069</tspan>' in page
