"""A view of dates answers in groups, the surest first: page, fragment and JSON alike."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.queries import drawn, pages
from relations.queries.answer import answer
from relations.queries.selection import Selection
from relations.queries.stretches import Stretch
from relations.web.certainty_groups import EVENT_GROUPS, groups_of
from relations.web.listing import listing_of
from tests.factories import make_event, make_published, make_statement, publish
from tests.queries.test_certainty import COUNTS, DATES
from tests.web.markup import elements, links, with_id, within

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

HEADINGS = [
    ("2024", "2024", ["In 2024", "Going on in 2024", "Perhaps in 2024"]),
    (
        "2025-04-19",
        "2025-04-19",
        ["On 19 April 2025", "Going on that day, 19 April 2025", "Perhaps on 19 April 2025"],
    ),
    (
        "2024",
        "2025-04",
        [
            "Within 2024 to April 2025",
            "Going on within 2024 to April 2025",
            "Perhaps within 2024 to April 2025",
        ],
    ),
    ("2024", "", ["Since 2024", "Going on then", "Perhaps then"]),
    ("", "2024", ["Until 2024", "Going on then", "Perhaps then"]),
    ("", "", [""]),
]


@pytest.mark.parametrize(("since", "until", "expected"), HEADINGS)
def test_headings_name_the_period(since: str, until: str, expected: list[str]) -> None:
    groups = groups_of(Selection(since=since, until=until), COUNTS, EVENT_GROUPS)
    assert [each.heading for each in groups] == expected


@pytest.fixture(scope="module", autouse=True)
def dated(module_rows: None) -> None:
    """An event of Afghanistan and Pakistan for each date, with a statement each."""
    for number, each in enumerate(DATES):
        make_statement(event := make_event(f"Event {number}", date=each))
        publish(event)


def headings(response: HttpResponse) -> list[str]:
    return [each.words for each in elements(response) if each.attributes.get("class") == "group"]


GROUPED = [
    "In 2024 · 3 events",
    "Going on in 2024 · 2 events began earlier",
    "Perhaps in 2024 · 2 events whose exact dates are not known",
]


@pytest.mark.parametrize("path", ["/timeline/", "/relations/afghanistan-pakistan/"])
@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_page_has_the_groups_with_their_counts_and_the_answer_first(
    client: Client, path: str, order: str
) -> None:
    page = client.get(path, {"since": "2024", "until": "2024", "order": order})
    assert headings(page) == GROUPED
    for name, count in (("within", 3), ("ongoing", 2), ("perhaps", 2)):
        classes = [attributes.get("class", "") for _, attributes, _ in within(page, f"g-{name}")]
        assert sum(each.startswith("event ") for each in classes) == count
    assert with_id(page, "overview").words.find("3 events in 2024, and 4 that were going on") > 0


def test_list_of_statements_has_the_groups_too(client: Client) -> None:
    page = client.get("/statements/?since=2024&until=2024")
    assert headings(page) == [
        "In 2024 · 3 statements",
        "Going on in 2024 · 2 statements made over a time that began earlier",
        "Perhaps in 2024 · 2 statements whose exact dates are not known",
    ]


def test_view_without_dates_has_no_groups(client: Client) -> None:
    for path in ("/timeline/", "/statements/"):
        assert headings(client.get(path)) == []


def test_answer_of_which_nothing_is_certain_says_so_first(client: Client) -> None:
    make_published(date="202X", countries=("CHN", "IND"))
    page = client.get("/relations/china-india/?since=2024&until=2024")
    assert headings(page) == [
        "In 2024 · 0 events",
        "Perhaps in 2024 · 1 event whose exact date is not known",
    ]


def test_json_has_the_groups_and_the_certainty_of_each_event(client: Client) -> None:
    found = client.get("/timeline.json?since=2024&until=2024").json()
    assert found["count"] == 7
    assert found["groups"] == [
        {"certainty": "within", "words": "In 2024", "count": 3},
        {"certainty": "ongoing", "words": "Going on in 2024", "count": 2},
        {"certainty": "perhaps", "words": "Perhaps in 2024", "count": 2},
    ]
    certainties = [each["certainty"] for each in found["events"]]
    assert certainties == ["within"] * 3 + ["ongoing"] * 2 + ["perhaps"] * 2
    whole = client.get("/timeline.json").json()
    assert whole["groups"] == []
    assert {each["certainty"] for each in whole["events"]} == {None}


def test_announcement_begins_with_what_is_certain(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "results"}
    fragment = client.get("/timeline/?since=2024&until=2024", headers=headers)
    said = "3 events, and 4 that were going on or may have happened then"
    assert with_id(fragment, "announcement").words == said


def test_statements_and_sources_say_of_how_many_events_they_are(client: Client) -> None:
    words = with_id(client.get("/timeline/?since=2024&until=2024"), "overview").words
    assert "3 events in 2024, and 4 that were going on or may have happened then" in words
    assert re.search(r"7 statements and \d+ sources? in 7 events", words)


def test_what_was_going_on_began_earlier_only_where_all_of_it_did(client: Client) -> None:
    dates = {"2023/2024-05": ("CHN", "IND"), "2024-05/2026": ("IND", "IRN")}
    for date, countries in dates.items():
        make_published(date=date, countries=countries)
    page = client.get("/relations/china-india/?since=2024&until=2024")
    assert headings(page)[1:] == ["Going on in 2024 · 1 event began earlier"]
    page = client.get("/relations/india-iran/?since=2024&until=2024")
    assert headings(page)[1:] == ["Going on in 2024 · 1 event began before or ended after"]


def test_histogram_tells_what_was_going_on_in_a_column(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn, "MOST_DRAWN", 0)
    words = with_id(client.get("/timeline/?since=2024&until=2024"), "overview").text
    assert "March 2024: 2 events were going on; 3 more may lie in it" in words
    assert "May 2024: 1 cooperation; 1 more was going on; 3 more may lie in it" in words


def test_counts_of_facets_are_of_all_groups_and_the_form_says_so(client: Client) -> None:
    hint = "The numbers count all three groups."
    page = client.get("/timeline/?since=2024&until=2024")
    assert hint in with_id(page, "filters").words
    assert hint not in with_id(client.get("/timeline/"), "filters").words
    [talks] = client.get("/timeline.json?since=2024&until=2024").json()["facets"]["type"]
    assert talks["count"] == 7


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_more_events_go_on_with_the_group_and_the_year_in_which_the_page_ends(
    client: Client, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 2)
    address = f"/timeline/?order={order}&since=2024&until=2024"
    page = client.get(address)
    headers = {
        "HX-Request": "true",
        "HX-Target": "more",
        "HX-Current-URL": f"http://testserver{address}",
    }
    heard = headings(page)
    swapped = []
    for _more in range(3):
        page = client.get(links(page)["More events"], headers=headers)
        heard += headings(page)
        swaps = (each.attributes.get("data-hx-swap-oob", "") for each in elements(page))
        swapped += [each for each in swaps if each.startswith("beforeend:#")]
    assert heard == GROUPED
    assert "beforeend:#y-2024" in swapped
    assert any(re.fullmatch("beforeend:#g-(ongoing|perhaps)", each) for each in swapped)


def test_years_to_jump_to_are_those_of_the_answer() -> None:
    for date in ("2024", "2025-02", "2019/2026", "202X"):
        make_published(date=date, countries=("CHN", "IND"))
    found = answer(Selection.of(country=("CHN", "IND"), since="2024", until="2025"), Stretch())
    listing = listing_of(found, Selection.query)
    jumps = [(each.words, each.events, each.address) for each in listing["jumps"]]
    assert jumps == [("2025", 1, "#y-2025"), ("2024", 1, "#y-2024")]


def test_ids_of_years_are_unlike_in_each_group(client: Client) -> None:
    page = client.get("/timeline/?since=2024&until=2024")
    found = [each.attributes["id"] for each in elements(page) if "id" in each.attributes]
    assert len(found) == len(set(found))
    assert {"y-2024", "y-ongoing-2023", "y-perhaps-2025"} <= set(found)
