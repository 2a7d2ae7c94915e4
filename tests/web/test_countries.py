"""The front page, and the page of one country."""

from itertools import takewhile

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.editions.publication import withdraw
from relations.queries import drawn
from relations.record.vocabulary import Country
from tests.factories import make_actor, make_event, make_published, make_statement, publish
from tests.queries.counting import queries_of
from tests.web.markup import Element, elements, links, named, within

pytestmark = pytest.mark.django_db


PAIR = "Afghanistan–Pakistan"


def inside(page: HttpResponse, css_class: str) -> list[Element]:
    """The elements inside the one with a class."""
    found = elements(page)
    classes = [each.attributes.get("class") for each in found]
    assert classes.count(css_class) == 1
    start = classes.index(css_class)
    depth = found[start].depth
    return list(takewhile(lambda each: each.depth > depth, found[start + 1 :]))


def words_of(page: HttpResponse, css_class: str, name: str) -> list[str]:
    """The words of the elements of one name inside the one with a class."""
    return [each.words for each in inside(page, css_class) if each.name == name]


def test_front_page_lists_the_dyads_the_most_eventful_first(client: Client) -> None:
    make_published(countries=("AFG", "IRN"))
    for _number in range(2):
        make_published(countries=("PAK", "AFG"))
    page = client.get("/")
    assert words_of(page, "dyads", "h3") == ["Afghanistan–Pakistan", "Afghanistan–Iran"]
    assert words_of(page, "dyads", "p")[::3] == ["2 events · 2025", "1 event · 2025"]
    assert links(page)["Afghanistan–Iran"] == "/relations/afghanistan-iran/"


# The dates of the events of a dyad, and the years that they span.
YEARS = [
    (["2025-04-19"], "2025"),
    (["2025", "2022-03-18"], "2022–2025"),
    (["2022/.."], "2022"),
    (["2022-03-18/..", "[..2021]"], "2021–2022"),
    (["[2019..2021]"], "2019–2021"),
    (["0987-05-01"], "AD 987"),
]


@pytest.mark.parametrize(("dates", "years"), YEARS)
def test_dyad_has_its_span_in_years(client: Client, dates: list[str], years: str) -> None:
    for each in dates:
        make_published(date=each)
    span = words_of(client.get("/countries/AFG/"), "dyads", "p")[0]
    assert span.split(" · ")[1] == years


def test_dyad_names_its_latest_event_on_its_side_and_leads_to_it(client: Client) -> None:
    make_published("Early talks", date="2024-01-05")
    latest = make_published("A border closed", date="2025-03", type="border-closure")
    make_published("Talks elsewhere", date="2025-04-19", countries=("IRN", "PAK"))
    page = client.get("/countries/AFG/")
    found = inside(page, "latest conflict")
    assert found[0].words == "▼ Conflict: border closure · March 2025"
    assert found[-1].words == "A border closed"
    assert found[-1].attributes["href"] == f"/events/{latest.code}/a-border-closed/"


@pytest.mark.parametrize("date", ["[..2025-04-19]", "../2025-04-19", "/2025", "[..2025]"])
def test_event_of_which_only_the_end_is_known_is_the_latest_of_nothing(
    client: Client, date: str
) -> None:
    make_published("Known", date="2021")
    make_published("Only known to be over", date=date)
    # The only pair on record would be drawn with all its events.
    make_published("Elsewhere", date="2020", countries=("CHN", "IRN"))
    # It is new on record all the same, of which nothing is in the future.
    for path in ("/?since=2100", "/countries/AFG/"):
        page = client.get(path).content.decode()
        assert "Known" in page
        assert "Only known to be over" not in page


def sparks(page: HttpResponse) -> list[list[tuple[str, str]]]:
    """The paths of each spark-line with their classes, without those of the axis."""
    found: list[list[tuple[str, str]]] = []
    for each in elements(page):
        if each.name == "svg":
            found.append([])
        if each.name == "path" and each.attributes["class"] != "tick":
            found[-1].append((each.attributes["class"], each.attributes["d"]))
    return [each for each in found if each]


def test_dyad_has_a_spark_line_of_its_own_events(client: Client) -> None:
    make_published(date="2025-04-01")
    make_published(date="2025-04-01/2025-04-02", type="border-closure")
    make_published(date="2025-04-19", countries=("IRN", "PAK"), type="airstrike")
    assert sparks(client.get("/countries/AFG/")) == [
        [
            ("line", "M0 48h320"),
            ("cooperation certain", "M150 18h10v30h-10z"),
            ("conflict spread", "M150 48h10v15h-10zM160 48h10v15h-10z"),
        ]
    ]


def test_spark_lines_of_all_listed_dyads_share_one_scale(client: Client) -> None:
    make_published(date="2025-01-01")
    make_published(date="2025-02-01", countries=("IRN", "PAK"), type="airstrike")
    [one, other] = sparks(client.get("/"))
    assert [one[1], other[1]] == [
        ("cooperation certain", "M0 25h10v30h-10z"),
        ("conflict certain", "M310 25h10v30h-10z"),
    ]
    [axis] = [
        each for each in elements(client.get("/")) if each.attributes.get("class") == "spark-axis"
    ]
    assert axis.words == "2025"


def test_neutral_events_are_marks_on_the_spark_line(client: Client) -> None:
    make_published(date="2025-04-19", type="announcement")
    assert sparks(client.get("/countries/AFG/")) == [
        [("line", "M0 40h320"), ("neutral mark", "M155 40h0")],
    ]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "2 more pairs of countries are on record."),
        (
            "/countries/AFG/",
            "1 more pair of countries is on record: the timeline has its events.",
        ),
    ],
)
def test_pairs_that_are_not_listed_are_counted(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str, words: str
) -> None:
    monkeypatch.setattr("relations.queries.dyads.LISTED", 1)
    make_published()
    make_published()
    for countries in (("AFG", "IRN"), ("IRN", "PAK")):
        make_published(countries=countries)
    page = client.get(address)
    assert words_of(page, "dyads", "h3") == [PAIR]
    assert [
        each.words for each in elements(page) if each.attributes.get("class") == "unlisted"
    ] == [words]


def test_nothing_is_said_of_unlisted_pairs_where_all_are_listed(client: Client) -> None:
    make_published()
    assert "unlisted" not in client.get("/").content.decode()


def test_event_of_many_pairs_has_one_row_in_place_of_theirs(client: Client) -> None:
    make_published()
    make_published("A summit", countries=("CHN", "IND", "IRN", "NPL"), date="2024")
    make_published("Talks of three", countries=("AFG", "PAK", "TUR"), date="2023")
    page = client.get("/")
    pairs = ["Afghanistan–Turkey", "Pakistan–Turkey"]
    assert words_of(page, "dyads", "h3") == [PAIR, *pairs, "4 countries"]
    told = [each.words for each in named(page, "p") if "All that is on record" in each.words]
    assert told == ["All that is on record of 6 pairs"]
    assert [each.words for each in named(page, "a")].count("A summit") == 3
    assert "more pairs of countries" not in page.content.decode()


def test_last_news_of_several_pairs_are_told_once(client: Client) -> None:
    for _number in range(2):
        make_published("Talks of three", countries=("AFG", "IRN", "PAK"))
    told = [each.words for each in named(client.get("/"), "p") if each.words.startswith("As above")]
    assert told == ["As above: Talks of three"] * 2


def test_front_page_leads_to_all_pairs_and_countries(client: Client) -> None:
    make_published(countries=("AFG", "PAK"))
    make_published(countries=("IRN", "PAK"))
    page = links(client.get("/"))
    assert page["All pairs of countries"] == "/relations/"
    assert page["All countries on record"] == "/countries/"


def test_only_pair_is_shown_at_once(client: Client) -> None:
    make_published("Early", date="2024-05-01")
    make_published("Late", date="2025-05-01")
    page = client.get("/")
    assert [each.words for each in named(page, "h2")][:2] == [PAIR, "Latest events"]
    assert links(page)[f"The timeline of {PAIR}"] == "/relations/afghanistan-pakistan/"
    assert words_of(page, "span", "p") == []
    assert "2 events · 2024–2025" in [each.words for each in named(page, "p")]
    assert "All pairs of countries" not in links(page)


def test_events_of_the_only_pair_are_drawn_as_on_its_page(client: Client) -> None:
    early, late = make_published("Early", date="2024-05-01"), make_published("Late", date="2025")
    ways = [each.attributes for each in inside(client.get("/"), "only") if each.name == "a"]
    found = {each["href"]: each["aria-label"] for each in ways if "aria-label" in each}
    for edition, words in ((early, "Early, 1 May 2024."), (late, "Late, 2025.")):
        assert found[f"/events/{edition.code}/{edition.document['slug']}/"].startswith(words)
    assert "/relations/afghanistan-pakistan/?since=2025&until=2025" in found


def test_many_events_of_the_only_pair_are_counted_as_on_its_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn, "MOST_DRAWN", 2)
    for day in range(1, 4):
        make_published(f"Event {day}", date=f"2025-05-0{day}")
    page = client.get("/")
    found = [each for each in inside(page, "only") if each.name == "a"]
    day = "/relations/afghanistan-pakistan/?since=2025-05-02&until=2025-05-02"
    assert day in [each.attributes["href"] for each in found]
    assert "Events by day" in [each.attributes.get("aria-label") for each in elements(page)]


def test_host_is_in_no_picture_of_the_only_pair(client: Client) -> None:
    event = make_event("Talks of two", countries=("AFG", "PAK", "QAT"))
    event.participations.filter(country__alpha3="QAT").update(role="host")
    publish(event)
    assert next(each.words for each in named(client.get("/"), "h2")) == PAIR


def test_only_pair_takes_one_query_more(client: Client) -> None:
    event = make_event()
    claim = make_statement(event, act="accuse")
    make_statement(event, act="deny", responds_to=claim, speaker=make_actor("Other"))
    publish(event)
    assert queries_of(lambda: client.get("/")) == 7


def test_front_page_shows_the_ten_latest_events_the_newest_first(client: Client) -> None:
    for day in range(10, 22):
        make_published(f"Event of {day} April", date=f"2025-04-{day}")
    latest = within(client.get("/"), "latest")
    shown = [words for name, _attributes, words in latest if name == "a" and "Event of" in words]
    assert shown == [f"Event of {day} April" for day in range(21, 11, -1)]


def test_front_page_tells_how_much_is_on_record(client: Client) -> None:
    event = make_event()
    make_statement(event)
    publish(event, by=None)
    make_published("Second", sentence=event.citations.get().sentence)
    assert words_of(client.get("/"), "totals", "span") == [
        "2 events on record",
        "1 statement",
        "1 source",
    ]


def test_front_page_of_an_empty_record_says_so_and_offers_nothing(client: Client) -> None:
    make_event("A draft")
    page = client.get("/")
    assert [each.words for each in named(page, "h2")] == ["Nothing is published yet"]
    assert [each.words for each in named(page, "h1")] == [
        "What happened between them, who says so, and how we know"
    ]
    assert words_of(page, "blank", "p")[0].startswith("Each pair of countries on record will stand")
    assert not {"svg", "details"} & {each.name for each in elements(page)}
    assert "The whole timeline" not in links(page)


def test_dyad_of_nothing_but_withdrawn_events_leaves_the_front_page(client: Client) -> None:
    withdraw(make_published().event, by=None, reason="A mistake")
    assert "Afghanistan" not in client.get("/").content.decode()


def test_country_shows_its_own_dyads_and_events(client: Client) -> None:
    make_published("Talks in Kabul", countries=("AFG", "PAK"))
    make_published("Talks in Tehran", countries=("IRN", "PAK"))
    page = client.get("/countries/AFG/")
    assert named(page, "h1")[0].words == "Afghanistan"
    assert words_of(page, "gist", "b") == ["1 event"]
    assert {"Afghanistan–Pakistan", "Talks in Kabul"} <= set(links(page))
    assert not {"Iran–Pakistan", "Talks in Tehran"} & set(links(page))
    assert links(page)["The whole timeline"] == "/timeline/?country=AFG"


def test_country_without_events_has_a_page(client: Client) -> None:
    make_published()
    page = client.get("/countries/ISL/")
    assert "gist" not in page.content.decode()
    assert words_of(page, "none", "a") == ["See which countries are on record"]
    assert "No published event involves Iceland yet." in page.content.decode()
    assert not {"svg", "h2"} & {each.name for each in elements(page)}
    assert "The whole timeline" not in links(page)


@pytest.mark.parametrize("letters", ["afg", "Afg", "aFG"])
def test_country_in_other_letters_leads_to_its_capitals(client: Client, letters: str) -> None:
    answer = client.get(f"/countries/{letters}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/countries/AFG/")


@pytest.mark.parametrize("letters", ["XXX", "AF", "AFGH", "afghanistan", "a_b", "-"])
def test_unknown_country_is_not_found(client: Client, letters: str) -> None:
    assert client.get(f"/countries/{letters}/").status_code == 404


# The line under the name of a country, and its successors.
STANDINGS = [
    ("AFG", "United Nations member", []),
    ("XKX", "De facto state", []),
    ("ESH", "Territory", []),
    ("CSK", "Historical state 28 October 1918 to 31 December 1992", ["Czechia", "Slovakia"]),
]


@pytest.mark.parametrize(("alpha3", "standing", "successors"), STANDINGS)
def test_country_has_its_standing_its_years_and_its_successors(
    client: Client, alpha3: str, standing: str, successors: list[str]
) -> None:
    page = client.get(f"/countries/{alpha3}/")
    lines = [each.words for each in elements(page) if each.attributes.get("class") == "standing"]
    said = [" ".join(["Followed by", *successors])] if successors else []
    assert lines == [standing, *said]
    assert set(successors) <= set(links(page))


def test_about_says_how_countries_are_named(client: Client) -> None:
    words = " ".join(each.words for each in elements(client.get("/about/")))
    for standing in Country.Standing:
        assert str(standing.label).lower() in words.lower()
