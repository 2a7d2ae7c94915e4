"""The list of a timeline: a stretch of its events, and more of them added to a page."""

from functools import partial
from typing import Any

import pytest

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries.answer import answer
from relations.queries.density import Density
from relations.queries.pages import editions_at
from relations.queries.selection import Order, Selection
from relations.queries.stretches import Key, Stretch
from relations.web.addresses import address_of
from relations.web.listing import further_of, listing_of
from tests.factories import make_published, make_sentence
from tests.queries.listing import key_of

pytestmark = pytest.mark.django_db

OLDEST = Selection(order=Order.OLDEST)
HERE = "/timeline/?order=oldest"
DATES = ["2021", "2022-03", "2022-05", "2023-01", "2023-02", "2023-02-10", "2025-07"]


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> dict[str, Key]:
    """The places of seven events on `DATES`, of which three make a page."""
    monkeypatch.setattr("relations.queries.pages.PAGE_SIZE", 3)
    sentence = make_sentence()
    return {
        date: key_of(make_published(f"Event of {date}", date=date, sentence=sentence))
        for date in DATES
    }


def listed(selection: Selection = OLDEST, stretch: Stretch | None = None) -> dict[str, Any]:
    address = partial(address_of, dyad=None)
    return listing_of(answer(selection, stretch or Stretch()), address)


def added(start: Key, begun: Key | None = None, selection: Selection = OLDEST) -> dict[str, Any]:
    address = partial(address_of, dyad=None)
    return further_of(answer(selection, Stretch(start)), begun, address)


def years_in(listing: dict[str, Any]) -> list[dict[str, Any]]:
    return [year for part in listing["groups"] for year in part["years"]]


def events_in(listing: dict[str, Any]) -> list[str]:
    """The dates in the titles of the events, in their order."""
    months = [month for year in years_in(listing) for month in year["months"]]
    found = editions_at([row for month in months for row in month["events"]])
    titles = [edition.document["title"] for edition in found]
    return [title.removeprefix("Event of ") for title in titles]


def code_at(key: Key) -> str:
    assert key.within_day
    return key.within_day[1]


def jumps_in(listing: dict[str, Any]) -> dict[str, str]:
    return {jump.words: jump.address for jump in listing["jumps"]}


def before_year(year: int) -> str:
    return f"{HERE}&after={Key.before_year(year, Order.OLDEST)}"


def test_list_begins_with_its_first_page_and_leads_on(keys: dict[str, Key]) -> None:
    listing = listed()
    assert events_in(listing) == DATES[:3]
    assert listing["next"] == f"{HERE}&after={keys['2022-05']}"
    assert listing["first"] is None
    assert jumps_in(listing) == {
        "2021": "#y-2021",
        "2022": "#y-2022",
        "2023": before_year(2023),
        "2025": before_year(2025),
    }


def test_later_page_leads_back_to_the_first_event(keys: dict[str, Key]) -> None:
    listing = listed(stretch=Stretch(keys["2023-01"]))
    assert events_in(listing) == DATES[4:]
    assert (listing["next"], listing["first"]) == (None, HERE)
    assert [year["continues"] for year in years_in(listing)] == [False, False]
    assert jumps_in(listing) == {
        "2021": HERE,
        "2022": before_year(2022),
        "2023": before_year(2023),
        "2025": "#y-2025",
    }


def test_stretch_holds_all_that_was_added_to_its_page(keys: dict[str, Key]) -> None:
    listing = listed(stretch=Stretch(keys["2021"], keys["2023-02-10"]))
    assert events_in(listing) == DATES[1:6]
    assert listing["next"] == f"{HERE}&after={keys['2023-02-10']}"
    assert listing["first"] == HERE
    assert jumps_in(listing) == {
        "2021": HERE,
        "2022": "#y-2022",
        "2023": "#y-2023",
        "2025": before_year(2025),
    }


def test_page_added_to_the_first_continues_it(keys: dict[str, Key]) -> None:
    further = added(keys["2022-05"])
    assert events_in(further) == DATES[3:6]
    assert further["count"] == 3
    assert further["next"] == f"{HERE}&after={keys['2023-02-10']}"
    assert jumps_in(further) == {
        "2021": "#y-2021",
        "2022": "#y-2022",
        "2023": "#y-2023",
        "2025": before_year(2025),
    }


def test_year_goes_on_only_from_the_event_that_stands_before_it(keys: dict[str, Key]) -> None:
    def years(start: str) -> list[tuple[int, bool]]:
        further = added(keys[start])
        return [(year["year"], year["continues"]) for year in years_in(further)]

    assert years("2022-05") == [(2023, False)]
    assert years("2022-03") == [(2022, True), (2023, False)]
    assert years("2023-02") == [(2023, True), (2025, False)]


def test_year_goes_on_where_the_event_before_it_is_gone(keys: dict[str, Key]) -> None:
    gone = Edition.objects.get(code=code_at(keys["2023-01"]))
    withdraw(gone.event, by=None, reason="A mistake")
    further = added(keys["2023-01"])
    assert events_in(further) == DATES[4:]
    assert [year["continues"] for year in years_in(further)] == [True, False]


def test_address_of_an_added_page_is_that_of_all_that_is_then_shown(
    keys: dict[str, Key],
) -> None:
    first, second = added(keys["2022-05"]), added(keys["2023-02-10"])
    assert first["address"] == f"{HERE}&through={keys['2023-02-10']}"
    assert second["address"] == f"{HERE}&through={keys['2025-07']}"
    assert (second["next"], second["count"]) == (None, 1)
    assert events_in(listed(stretch=Stretch(None, keys["2023-02-10"]))) == DATES[:6]
    assert events_in(listed(stretch=Stretch(None, keys["2025-07"]))) == DATES


def test_page_added_to_one_that_began_later_keeps_that_beginning(keys: dict[str, Key]) -> None:
    further = added(keys["2023-02"], begun=keys["2021"])
    assert further["address"] == f"{HERE}&after={keys['2021']}&through={keys['2025-07']}"
    assert jumps_in(further) == {
        "2021": HERE,
        "2022": "#y-2022",
        "2023": "#y-2023",
        "2025": "#y-2025",
    }


def test_nothing_to_add_leaves_the_page_as_it_was(keys: dict[str, Key]) -> None:
    further = added(keys["2025-07"])
    assert further["address"] == f"{HERE}&through={keys['2025-07']}"
    nothing = {"groups": [], "count": 0, "next": None, "jumps": []}
    assert {name: further[name] for name in nothing} == nothing


def test_year_is_crowded_by_all_of_its_events_and_not_by_those_of_the_page(
    monkeypatch: pytest.MonkeyPatch, keys: dict[str, Key]
) -> None:
    def crowded(listing: dict[str, Any]) -> list[int]:
        """The years whose titles stand below headings of months."""
        below = (year for year in years_in(listing) if year["title_level"] > year["month_level"])
        return [year["year"] for year in below]

    monkeypatch.setattr("relations.web.listing.MOST_WITHOUT_MONTHS", 3)
    assert crowded(listed(stretch=Stretch(keys["2023-01"]))) == []
    monkeypatch.setattr("relations.web.listing.MOST_WITHOUT_MONTHS", 2)
    assert crowded(listed(stretch=Stretch(keys["2023-01"]))) == [2023]
    assert crowded(added(keys["2023-02"])) == [2023]


def test_month_of_a_crowded_year_goes_on_from_the_page_before(
    monkeypatch: pytest.MonkeyPatch, keys: dict[str, Key]
) -> None:
    monkeypatch.setattr("relations.web.listing.MOST_WITHOUT_MONTHS", 2)

    def first_heading(start: str) -> str:
        heading: str = years_in(added(keys[start]))[0]["months"][0]["heading"]
        return heading

    assert first_heading("2023-01") == "February 2023"
    assert first_heading("2023-02") == ""


def test_list_of_nothing_has_no_ways_on() -> None:
    listing = listed()
    assert (listing["groups"], listing["next"], listing["jumps"]) == ([], None, [])


def test_each_view_has_its_address_and_keeps_the_rest() -> None:
    talks = Selection.of(type=("talks",), order=Order.OLDEST, view=Density.BRIEF)
    here = "/timeline/?order=oldest&type=talks"
    assert [
        (str(each["words"]), each["is_shown"], each["address"]) for each in listed(talks)["views"]
    ] == [
        ("Full", False, here),
        ("Brief", True, f"{here}&view=brief"),
        ("Table", False, f"{here}&view=table"),
    ]
    assert listed(talks)["orders"]["newest"] == "/timeline/?type=talks&view=brief"


def test_next_page_is_as_dense_as_this_one(keys: dict[str, Key]) -> None:
    brief = OLDEST.having(view=Density.BRIEF)
    assert listed(brief)["next"] == f"{HERE}&view=brief&after={keys['2022-05']}"
    assert added(keys["2022-05"], selection=brief)["address"].startswith(f"{HERE}&view=brief&")


def test_each_order_has_its_address_within_the_selection() -> None:
    talks = Selection.of(type=("talks",), order=Order.OLDEST)
    assert listed(talks)["orders"] == {
        "newest": "/timeline/?type=talks",
        "oldest": "/timeline/?order=oldest&type=talks",
    }


def test_events_of_other_selections_are_neither_listed_nor_counted(keys: dict[str, Key]) -> None:
    make_published("Event of a strike", date="2022-04", type="airstrike")
    talks = OLDEST.having(type=("talks",))
    assert events_in(listed(talks)) == DATES[:3]
    assert [jump.events for jump in listed(talks)["jumps"]] == [1, 2, 3, 1]
    assert events_in(added(keys["2021"], selection=talks)) == DATES[1:4]
