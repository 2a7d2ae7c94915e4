"""All values of one facet: a page of links that add or remove one, or part of a form."""

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.record.models import Statement
from tests.factories import make_actor, make_event, make_published, make_statement, publish
from tests.web.markup import elements, ids, links, named, with_id

pytestmark = pytest.mark.django_db

SWAP = {"HX-Request": "true"}
TYPES = "/timeline/facets/type/"


def publish_three() -> None:
    """Two airstrikes, one of them without Pakistan, and talks; a statement in each."""
    for number, (kind, other) in enumerate(
        [("airstrike", "PAK"), ("airstrike", "IRN"), ("talks", "PAK")]
    ):
        event = make_event(f"Event {number}", type=kind, countries=("AFG", other))
        speaker = make_actor(f"Speaker {number}")
        make_statement(event, speaker=speaker, act=list(Statement.Act)[number])
        publish(event, by=None)


def choices(page: HttpResponse) -> dict[str, str]:
    """The words and the addresses of the links that choose a value, in their order."""
    return {
        each.words: each.attributes["href"]
        for each in named(page, "a")
        if each.attributes.get("rel") == "nofollow"
    }


def counts(page: HttpResponse) -> list[str]:
    """What stands beside each choice."""
    rows = [each.words for each in named(page, "li")]
    return [words.rpartition(" ")[2] for words in rows]


def test_page_lists_every_value_with_its_count_and_the_way_to_choose_it(client: Client) -> None:
    publish_three()
    page = client.get(TYPES)
    assert choices(page) == {
        "Airstrikes": "/timeline/?type=airstrike",
        "Talks": "/timeline/?type=talks",
    }
    assert counts(page) == ["2", "1"]


def test_chosen_value_is_taken_away_and_another_is_added(client: Client) -> None:
    publish_three()
    page = client.get(f"{TYPES}?type=airstrike&q=event")
    assert choices(page) == {
        "Remove: Airstrikes": "/timeline/?q=event",
        "Talks": "/timeline/?q=event&type=airstrike&type=talks",
    }


@pytest.mark.parametrize("path", [TYPES, "/timeline/facets/country/", "/statements/facets/act/"])
def test_every_choice_leads_to_as_many_rows_as_it_says(client: Client, path: str) -> None:
    publish_three()
    prefix, word = ("s-", "concerned") if path.startswith("/statements/") else ("e-", "event")
    page = client.get(f"{path}?q={word}")
    found = [len(ids(client.get(way), prefix)) for way in choices(page).values()]
    assert found == [int(count) for count in counts(page)] != []


ON_A_DYAD = [
    # Two countries have a timeline of their own; a third, or one less, does not.
    (TYPES, "Talks", "/relations/afghanistan-pakistan/?type=talks"),
    ("/timeline/facets/country/", "Remove: Pakistan", "/timeline/?country=AFG"),
    (
        "/timeline/facets/country/",
        "Iran",
        "/timeline/?between=yes&country=AFG&country=IRN&country=PAK",
    ),
]


@pytest.mark.parametrize(("path", "words", "address"), ON_A_DYAD)
def test_choice_for_what_is_between_two_countries_leads_to_their_timeline(
    client: Client, path: str, words: str, address: str
) -> None:
    publish_three()
    make_published(countries=("AFG", "IRN", "PAK"))
    page = client.get(f"{path}?between=yes&country=AFG&country=PAK")
    assert choices(page)[words] == address


def test_choice_for_what_two_countries_take_part_in_does_not(client: Client) -> None:
    publish_three()
    page = client.get(f"{TYPES}?country=AFG&country=PAK")
    assert choices(page)["Talks"] == "/timeline/?country=AFG&country=PAK&type=talks"


def test_page_says_what_it_narrows_and_leads_back_to_it(client: Client) -> None:
    publish_three()
    page = client.get(f"{TYPES}?between=yes&country=AFG&country=PAK&q=event")
    words = "Between Afghanistan and Pakistan: all events, with the words “event”"
    assert [each.words for each in named(page, "h1")] == ["Types of event"]
    assert [each.words for each in named(page, "title")] == [f"Types of event: {words} – Dyad"]
    assert links(page)[words] == "/relations/afghanistan-pakistan/?q=event"


def test_page_of_choices_is_not_for_search_engines(client: Client) -> None:
    robots = [each for each in named(client.get(TYPES), "meta") if "name" in each.attributes]
    assert "noindex" in [
        each.attributes["content"] for each in robots if each.attributes["name"] == "robots"
    ]


def test_statements_have_facets_of_their_own_that_count_statements(client: Client) -> None:
    event = make_event()
    for _each in range(3):
        make_statement(event, act=Statement.Act.DENY)
    publish(event, by=None)
    page = client.get("/statements/facets/act/?speaker=amina-karimi")
    assert choices(page) == {"Denies": "/statements/?act=deny&speaker=amina-karimi"}
    assert counts(page) == ["3"]
    assert links(page)["Statements by Amina Karimi"] == "/statements/?speaker=amina-karimi"


FINDS = [
    ("", ["Speaker 0", "Speaker 1", "Speaker 2"]),
    ("speaker", ["Speaker 0", "Speaker 1", "Speaker 2"]),
    ("  1  SPEAK ", ["Speaker 1"]),
    ("nobody", []),
]


@pytest.mark.parametrize(("find", "expected"), FINDS)
def test_search_finds_values_by_their_labels(
    client: Client, find: str, expected: list[str]
) -> None:
    publish_three()
    page = client.get("/timeline/facets/speaker/", {"find": find, "country": "AFG"})
    assert list(choices(page)) == expected
    assert with_id(page, "facet-find").attributes["value"] == " ".join(find.split())
    assert ("Nothing on record matches." in page.content.decode()) == (expected == [])
    hidden = [each for each in named(page, "input") if each.attributes["type"] == "hidden"]
    assert [(each.attributes["name"], each.attributes["value"]) for each in hidden] == [
        ("country", "AFG")
    ]


def test_search_keeps_the_chosen_value_even_where_it_does_not_match(client: Client) -> None:
    publish_three()
    page = client.get("/timeline/facets/speaker/?speaker=speaker-0&find=1")
    assert set(choices(page)) == {"Remove: Speaker 0", "Speaker 1"}


def test_page_cut_short_says_how_many_there_are(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_three()
    told = "These are the 2 most frequent of 3: search to find the others."
    monkeypatch.setattr("relations.web.facets.LISTED", 3)
    assert told not in client.get("/timeline/facets/speaker/").content.decode()
    monkeypatch.setattr("relations.web.facets.LISTED", 2)
    page = client.get("/timeline/facets/speaker/")
    assert told in page.content.decode()
    assert len(choices(page)) == 2


def test_htmx_gets_the_boxes_that_a_form_swaps_and_the_number_found(client: Client) -> None:
    publish_three()
    answer = client.get(f"{TYPES}?type=talks&find=a", headers=SWAP)
    outermost = [each for each in elements(answer) if each.depth == 0]
    assert [each.attributes["id"] for each in outermost] == ["values-type", "announcement"]
    assert outermost[1].words == "2 choices"
    boxes = {
        each.attributes["value"]: "checked" in each.attributes for each in named(answer, "input")
    }
    assert boxes == {"airstrike": False, "talks": True}
    assert {each.attributes["name"] for each in named(answer, "input")} == {"type"}
    assert "HX-Push-Url" not in answer.headers


def test_boxes_that_a_form_swaps_are_few_and_lead_to_all(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.web.facets.OFFERED", 2)
    publish_three()
    address = "/timeline/facets/speaker/?country=AFG"
    answer = client.get(address, headers=SWAP)
    assert len(named(answer, "input")) == 2
    assert links(answer) == {"All 3 speakers": address}
    assert len(choices(client.get(address))) == 3


@pytest.mark.parametrize("path", [TYPES, "/statements/facets/act/"])
def test_answer_varies_with_htmx(client: Client, path: str) -> None:
    assert "HX-Request" in client.get(path).headers["Vary"].split(", ")


UNKNOWN = ["/timeline/facets/dyad/", "/timeline/facets/lasting/"]
UNKNOWN += ["/timeline/facets/nothing/", "/statements/facets/type/", "/statements/facets/dyad/"]


@pytest.mark.parametrize("path", UNKNOWN)
def test_facet_that_is_not_offered_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


MALFORMED = [
    ("since=yesterday", "since"),
    ("country=Atlantis", "country"),
    ("country=XXX&country=AFG", "country"),
    ("type=no-such-type", "type"),
    ("order=random", "order"),
    ("speaker=nobody-known", "speaker"),
    (f"find={'x' * 101}", "find"),
]


@pytest.mark.parametrize("path", [TYPES, "/statements/facets/act/"])
@pytest.mark.parametrize(("query", "parameter"), MALFORMED)
def test_malformed_value_is_refused_by_name(
    client: Client, path: str, query: str, parameter: str
) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert named(answer, "code")[0].words == parameter


@pytest.mark.parametrize("headers", [{}, SWAP])
@pytest.mark.parametrize(
    "path",
    ["/timeline/facets/speaker/", "/timeline/facets/country/", "/statements/facets/speaker/"],
)
def test_value_of_a_draft_is_neither_listed_nor_found(
    client: Client, path: str, headers: dict[str, str]
) -> None:
    publish_three()
    before = [client.get(f"{path}{query}", headers=headers) for query in ("", "?find=q")]
    draft = make_event("A draft", countries=("AFG", "QAT"))
    make_statement(draft, speaker=make_actor("Quokka Speaker"))
    after = [client.get(f"{path}{query}", headers=headers) for query in ("", "?find=q")]
    assert [each.content for each in before] == [each.content for each in after]
