"""The timeline, whole or of one dyad: as a page and as JSON it gives the same answer."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.editions.models import Edition
from relations.queries import drawn
from tests.factories import make_actor, make_event, make_published, make_statement, publish
from tests.queries.listing import key_of
from tests.web.markup import elements, ids, links, named, with_id, within

pytestmark = pytest.mark.django_db

DYAD = "/relations/afghanistan-pakistan/"


def publish_five() -> list[Edition]:
    """Five events from 2021 to 2025, of which two have the same day; the third has no Pakistan."""
    dates = ["2021", "2023-05-01", "2023-05-01", "2024-02", "2025-04-19"]
    editions = []
    for number, date in enumerate(dates):
        countries = ("AFG", "IRN") if number == 2 else ("AFG", "PAK")
        kind = "airstrike" if number % 2 else "talks"
        event = make_event(f"Event {number}", date=date, countries=countries, type=kind)
        make_statement(event, speaker=make_actor(f"Speaker {number % 2}"))
        editions.append(publish(event, by=None))
    return editions


SELECTIONS = [
    "",
    "?order=oldest",
    "?country=AFG&country=PAK",
    "?country=IRN&type=talks",
    "?type=airstrike&type=talks&since=2023&until=2024",
    "?speaker=speaker-1&order=oldest",
    "?q=event",
    "?q=nowhere",
    "?as_of=2000-01-01",
    "?quad=material-conflict&until=2023",
    "?unknown=1&since=",
]


def test_page_and_json_show_the_same_events_in_the_same_order(client: Client) -> None:
    publish_five()
    for selection in SELECTIONS:
        page, json = client.get(f"/timeline/{selection}"), client.get(f"/timeline.json{selection}")
        assert ids(page, "e-") == [each["code"] for each in json.json()["events"]], selection
        words = json.json()["selection"]["words"]
        assert words in [each.words for each in named(page, "h1")], selection
        overview = with_id(page, "overview").words
        count = json.json()["count"]
        assert overview.startswith(f"{words} {count} event" if count else words), selection


def test_order_is_newest_first_unless_asked_otherwise(client: Client) -> None:
    codes = [edition.code for edition in publish_five()]
    same_day = sorted(codes[1:3])
    oldest_first = [codes[0], *same_day, *codes[3:]]
    assert ids(client.get("/timeline/?order=oldest"), "e-") == oldest_first
    assert ids(client.get("/timeline/"), "e-") == oldest_first[::-1]


@pytest.mark.parametrize(
    "selection", ["", "?order=oldest", "?country=AFG&type=talks&type=airstrike"]
)
def test_next_followed_to_the_end_gives_every_event_once(
    client: Client, monkeypatch: pytest.MonkeyPatch, selection: str
) -> None:
    monkeypatch.setattr("relations.queries.pages.PAGE_SIZE", 2)
    codes = {edition.code for edition in publish_five()}
    address, seen = f"/timeline.json{selection}", []
    for _page in range(3):
        answer = client.get(address).json()
        assert answer["count"] == len(codes)
        seen += [event["code"] for event in answer["events"]]
        address = answer["next"]
    assert address is None
    assert len(seen) == len(codes)
    assert set(seen) == codes


def test_more_events_leads_on_within_the_selection(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.queries.pages.PAGE_SIZE", 3)
    publish_five()
    first = client.get(f"{DYAD}?order=oldest")
    more = links(first)["More events"]
    assert more.startswith(f"{DYAD}?order=oldest&after=")
    second = client.get(more)
    together = ids(first, "e-") + ids(second, "e-")
    assert len(together) == 4
    events = client.get("/timeline.json?order=oldest&country=AFG&country=PAK").json()["events"]
    monkeypatch.undo()
    assert together[:3] == [event["code"] for event in events]
    assert "More events" not in links(second)


MORE = {"HX-Request": "true", "HX-Target": "more"}


def ask_for_more(client: Client, address: str, page: str) -> HttpResponse:
    """What htmx adds to the page at an address when its reader asks for more events."""
    return client.get(address, headers={**MORE, "HX-Current-URL": f"http://testserver{page}"})


@pytest.mark.parametrize("page", [DYAD, f"{DYAD}?order=oldest", "/timeline/?q=event"])
def test_more_events_are_added_to_the_page_under_an_address_that_shows_them_all(
    client: Client, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    publish_five()
    everything = ids(client.get(page), "e-")
    monkeypatch.setattr("relations.queries.pages.PAGE_SIZE", 2)
    shown, address = client.get(page), page
    seen = ids(shown, "e-")
    assert len(seen) == 2
    while next_page := links(shown).get("More events", ""):
        shown = ask_for_more(client, next_page, address)
        seen += ids(shown, "e-")
        address = shown.headers["HX-Replace-Url"]
        assert ids(client.get(address), "e-") == seen
    assert seen == everything


def added_to_the_oldest(client: Client, monkeypatch: pytest.MonkeyPatch) -> HttpResponse:
    """What is added to the two oldest of five events, which are of 2021 and 2023: another of 2023
    and one of 2024."""
    monkeypatch.setattr("relations.queries.pages.PAGE_SIZE", 2)
    publish_five()
    page = "/timeline/?order=oldest"
    return ask_for_more(client, links(client.get(page))["More events"], page)


def test_added_events_go_on_in_the_year_that_stands_on_the_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = added_to_the_oldest(client, monkeypatch)
    oob = {
        each.attributes["data-hx-swap-oob"]: each
        for each in elements(answer)
        if "data-hx-swap-oob" in each.attributes
    }
    assert list(oob) == ["beforeend:#y-2023", "true", "innerHTML"]
    assert "Event" in oob["beforeend:#y-2023"].words
    assert "2023" not in [each.words for each in named(answer, "h2")]
    assert ids(answer, "y-") == ["2024"]
    assert (oob["true"].attributes["id"], oob["innerHTML"].words) == ("years", "2 more events")


def test_focus_goes_to_the_first_of_the_added_events(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = added_to_the_oldest(client, monkeypatch)
    [focused] = [each for each in elements(answer) if "autofocus" in each.attributes]
    monkeypatch.undo()
    third = client.get("/timeline.json?order=oldest").json()["events"][2]
    assert focused.words == third["title"]
    whole = elements(client.get("/timeline/?order=oldest"))
    assert not any("autofocus" in each.attributes for each in whole)


def test_address_through_a_place_shows_all_events_up_to_it(client: Client) -> None:
    editions = publish_five()
    key = key_of(editions[3])
    page = client.get(f"/timeline/?order=oldest&through={key}")
    assert set(ids(page, "e-")) == {edition.code for edition in editions[:4]}
    assert links(page)["More events"] == f"/timeline/?order=oldest&after={key}"


@pytest.mark.parametrize("parameter", ["after", "through"])
@pytest.mark.parametrize("path", ["/timeline/", DYAD])
def test_place_that_cannot_be_read_is_refused_by_name(
    client: Client, path: str, parameter: str
) -> None:
    answer = client.get(path, {parameter: "nowhere"})
    assert answer.status_code == 400
    assert named(answer, "code")[0].words == parameter


def test_json_of_a_selection_has_the_promised_keys(client: Client) -> None:
    publish_five()
    answer = client.get("/timeline.json?type=talks").json()
    assert set(answer) >= {"selection", "count", "next", "facets", "events"}
    assert answer["selection"]["words"] == "Talks"
    assert (answer["count"], answer["next"]) == (3, None)
    assert set(answer["facets"]) >= {"country", "quad", "type", "topic", "speaker", "source"}
    assert answer["facets"]["type"] == [
        {"value": "talks", "label": "talks", "count": 3},
        {"value": "airstrike", "label": "airstrikes", "count": 2},
    ]


def test_addresses_in_json_are_absolute(client: Client) -> None:
    publish_five()
    [event] = client.get("/timeline.json?country=IRN").json()["events"]
    assert event["url"] == f"http://testserver/events/{event['code']}/event-2/"
    assert event["citations"][0]["url"].startswith("http://testserver/sources/")


def test_dyad_shows_its_own_events_only(client: Client) -> None:
    codes = [edition.code for edition in publish_five()]
    page = client.get(DYAD)
    assert named(page, "h1")[0].words == "Afghanistan–Pakistan"
    assert set(ids(page, "e-")) == {*codes} - {codes[2]}


def test_json_of_a_dyad_is_linked_from_its_page(client: Client) -> None:
    publish_five()
    address = links(client.get(f"{DYAD}?type=talks"))["JSON"]
    assert parse_qsl(urlsplit(address).query) == [
        ("between", "yes"),
        ("country", "AFG"),
        ("country", "PAK"),
        ("type", "talks"),
    ]
    assert client.get(address).json()["count"] == 2


REDIRECTS = [
    ("/relations/pakistan-afghanistan/", 301, DYAD),
    ("/relations/pakistan-afghanistan/?type=talks&junk=1", 301, f"{DYAD}?type=talks"),
    (
        "/relations/serbia-bosnia-and-herzegovina/",
        301,
        "/relations/bosnia-and-herzegovina-serbia/",
    ),
    (f"{DYAD}?country=IRN", 302, "/timeline/?country=AFG&country=IRN&country=PAK"),
    (
        "/relations/pakistan-afghanistan/?country=IRN&q=oil",
        302,
        "/timeline/?country=AFG&country=IRN&country=PAK&q=oil",
    ),
]


@pytest.mark.parametrize(("address", "status", "to"), REDIRECTS)
def test_dyad_has_one_address(client: Client, address: str, status: int, to: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (status, to)


@pytest.mark.parametrize("address", [DYAD, "/relations/bosnia-and-herzegovina-serbia/"])
def test_dyad_without_events_is_an_empty_timeline(client: Client, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert links(page)["Clear all filters"] == address


UNKNOWN = ["afghanistan", "afghanistan-atlantis", "afghanistan-afghanistan", "-", "x", "a-b-c-d"]


@pytest.mark.parametrize("pair", UNKNOWN)
def test_pair_that_names_no_two_countries_is_not_found(client: Client, pair: str) -> None:
    assert client.get(f"/relations/{pair}/").status_code == 404


def test_own_country_repeated_on_a_dyad_changes_nothing(client: Client) -> None:
    publish_five()
    assert ids(client.get(f"{DYAD}?country=afg"), "e-") == ids(client.get(DYAD), "e-")


def test_filters_carry_along_what_they_have_no_field_for(client: Client) -> None:
    publish_five()
    page = client.get("/timeline/?act=concern&order=oldest&type=talks&since=2021&view=brief")
    hidden = {
        each.attributes["name"]: each.attributes["value"]
        for each in named(page, "input")
        if each.attributes["type"] == "hidden"
    }
    assert hidden == {"order": "oldest", "view": "brief"}
    for field in ("f-type-talks", "f-act-concern"):
        assert "checked" in with_id(page, field).attributes
    assert with_id(page, "f-since").attributes["value"] == "2021"


def test_filters_of_a_dyad_do_not_ask_for_its_countries(client: Client) -> None:
    publish_five()
    page = client.get(f"{DYAD}?type=talks")
    names = {each.attributes["name"] for each in named(page, "input")}
    assert "country" not in names
    assert "type" in names


def test_page_names_its_canonical_address_and_its_json(client: Client) -> None:
    publish_five()
    page = client.get("/timeline/?type=talks&since=&country=pak&country=AFG")
    heads = {
        each.attributes["rel"]: each.attributes["href"]
        for each in named(page, "link")
        if each.attributes["rel"] in {"canonical", "alternate"}
    }
    query = "country=AFG&country=PAK&type=talks"
    canonical = f"http://testserver/timeline/?{query}"
    assert heads == {"canonical": canonical, "alternate": f"/timeline.json?{query}"}


def test_every_row_of_the_histogram_narrows_to_its_events(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn, "MOST_DRAWN", 0)
    publish_five()
    page = client.get("/timeline/")
    rows = {words: link for words, link in links(page).items() if "since=" in link}
    assert rows["2025"] == "/timeline/?since=2025&until=2025"
    for address in rows.values():
        assert ids(client.get(address), "e-")


def test_event_of_the_first_thousand_years_has_its_row(client: Client) -> None:
    make_published("Treaty of an early emir", date="0900")
    page = client.get("/timeline/")
    assert page.status_code == 200
    assert "Treaty of an early emir" in links(page)


def test_citation_leads_to_its_note_and_opens_in_place_for_paper(client: Client) -> None:
    edition = make_published()
    note = f"n-{edition.code}-1"
    page, paper = (client.get(each) for each in ("/timeline/", "/timeline/?whole=1"))
    assert number_on(page) == f"/events/{edition.code}/editions/1/notes/#{note}"
    assert ids(page, "n-") == []
    assert links(page)["Read them on its page"].endswith("/editions/1/notes/#notes")
    assert number_on(paper) == f"#{note}"
    assert "voiced “deep concern” over the border." in with_id(paper, note).words


def number_on(page: HttpResponse) -> str | None:
    """Where the first number of a citation leads."""
    number = next(each for each in elements(page) if each.attributes.get("class") == "cite")
    return number.attributes["href"]


def test_empty_timeline_says_which_filter_to_give_up(client: Client) -> None:
    publish_five()
    page = client.get(f"{DYAD}?type=airstrike&since=2025")
    assert "No events match." in page.content.decode()
    ways = {words: way for words, way in links(page).items() if words.startswith("Without")}
    assert ways == {
        "Without “since 2025”: 2 events": f"{DYAD}?type=airstrike",
        "Without “airstrikes”: 1 event": f"{DYAD}?since=2025",
    }


def test_chips_take_one_choice_away_or_all(client: Client) -> None:
    publish_five()
    page = client.get(f"{DYAD}?type=airstrike&q=event")
    inside = within(page, "chips")
    ways = {
        attributes.get("aria-label", words): attributes["href"]
        for name, attributes, words in inside
        if name == "a"
    }
    assert ways == {
        "Remove: airstrikes": f"{DYAD}?q=event",
        "Remove: event": f"{DYAD}?type=airstrike",
        "Clear all": DYAD,
    }
