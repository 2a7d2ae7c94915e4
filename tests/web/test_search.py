"""The page of a search, and the suggestions of the box in the header."""

import pytest
from django.test import Client

from tests.factories import make_actor, make_event, make_statement, publish
from tests.web.markup import elements, links, named

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(autouse=True)
def speech() -> None:
    event = make_event(
        "Ministers meet in Kabul", type="visit", topics=("refugees",), place="Kabul, Afghanistan"
    )
    make_statement(
        event,
        speaker=make_actor("Amir Khan Muttaqi"),
        capacity="foreign minister",
        addressee=make_actor("Ishaq Dar"),
    )
    publish(event)


LEADS = [
    ("mottaki", "Amir Khan Muttaqi", "/statements/?speaker=amir-khan-muttaqi"),
    ("afghanistan", "Afghanistan", "/countries/AFG/"),
    ("pak afgh", "Afghanistan–Pakistan", "/relations/afghanistan-pakistan/"),
    ("visits", "High-level visits", "/timeline/?type=visit"),
    ("refugees", "Refugees", "/timeline/?topic=refugees"),
    ("19 April 2025", "19 April 2025", "/timeline/?since=2025-04-19&until=2025-04-19"),
    ("April 2025", "April 2025", "/timeline/?since=2025-04&until=2025-04"),
    ("2024", "2024", "/timeline/?since=2024&until=2024"),
    ("Kabool", "Kabul, Afghanistan", "/timeline/?place=Kabul%2C+Afghanistan"),
    ("Kbaul", "Kabul, Afghanistan", "/timeline/?place=Kabul%2C+Afghanistan"),
    ("ishak dar", "Ishaq Dar", "/statements/?addressee=ishaq-dar"),
    ("courier", "The Courier", "/sources/outlets/the-courier/"),
    ("Muttaqhi", "Amir Khan Muttaqi", "/statements/?speaker=amir-khan-muttaqi"),
]


@pytest.mark.parametrize(("question", "words", "address"), LEADS)
@pytest.mark.parametrize("page", ["/search/", "/search/suggestions/"])
def test_each_row_leads_to_its_page(
    client: Client, page: str, question: str, words: str, address: str
) -> None:
    answer = client.get(page, {"q": question})
    rows = [each for each in named(answer, "a") if each.words.startswith(words)]
    assert address in [each.attributes["href"] for each in rows]
    assert client.get(address).status_code == 200


def test_who_speaks_is_told_with_their_post_and_how_often(client: Client) -> None:
    answer = client.get("/search/?q=muttaqi")
    assert "foreign minister · 1 statement" in [each.words for each in named(answer, "small")]


def test_whoever_never_speaks_is_told_with_how_often_they_are_spoken_to(client: Client) -> None:
    answer = client.get("/search/?q=dar")
    assert "Who is spoken to" in [each.words for each in named(answer, "h2")]
    assert "1 statement to them" in [each.words for each in named(answer, "small")]


def test_events_with_the_words_are_counted_and_lead_to_the_timeline(client: Client) -> None:
    answer = client.get("/search/?q=ministers")
    assert links(answer)["1 event with these words"] == "/timeline/?q=ministers"
    assert "Ministers meet in Kabul" in links(answer)


def test_nothing_found_says_so_and_leads_on(client: Client) -> None:
    answer = client.get("/search/?q=xylophone")
    main = named(answer, "main")[0].words
    assert "Nothing on record has this name, and no event these words." in main
    assert links(answer)["Look for them in the timeline"] == "/timeline/?q=xylophone"


def test_page_without_a_question_says_what_can_be_asked(client: Client) -> None:
    answer = client.get("/search/?q=")
    assert "Type a name as you would spell it" in named(answer, "main")[0].words
    assert client.get("/search/suggestions/").content.strip() == b""


def test_suggestions_are_options_in_groups_each_with_a_name(client: Client) -> None:
    answer = client.get("/search/suggestions/?q=afghanistan")
    found = elements(answer)
    ids = {each.attributes.get("id") for each in found}
    options = [each for each in found if each.attributes.get("role") == "option"]
    groups = [each for each in found if each.attributes.get("role") == "group"]
    assert len({each.attributes["id"] for each in options}) == len(options) > 2
    for group in groups:
        assert group.attributes.get("aria-label") or group.attributes["aria-labelledby"] in ids
    assert options[-1].attributes["href"] == "/search/?q=afghanistan"


@pytest.mark.parametrize("page", ["/search/", "/search/suggestions/"])
def test_what_is_typed_is_text_and_too_much_of_it_is_refused(client: Client, page: str) -> None:
    answer = client.get(page, {"q": "<b>kabul</b> & \0"})
    assert "b" not in {each.name for each in elements(answer)}
    refused = client.get(page, {"q": "x" * 301})
    assert refused.status_code == 400
    assert "is longer than 300 characters" in refused.content.decode()


@pytest.mark.parametrize("page", ["/", "/timeline/", "/about/", "/nothing/", "/search/?q=kabul"])
def test_every_page_has_the_box(client: Client, page: str) -> None:
    answer = client.get(page)
    form = next(each for each in named(answer, "form") if each.attributes["class"] == "find")
    assert form.attributes["action"] == "/search/"
    field = next(each for each in named(answer, "input") if each.attributes.get("id") == "find")
    assert field.attributes["name"] == "q"
    assert field.attributes["value"] == ("kabul" if "kabul" in page else "")


@pytest.mark.parametrize("page", ["/timeline/", "/statements/"])
def test_list_without_such_words_leads_to_names_like_them(client: Client, page: str) -> None:
    answer = client.get(page, {"q": "Mottaki & son"})
    words = "Look for “Mottaki & son” among names and dates"
    assert links(answer)[words] == "/search/?q=Mottaki%20%26%20son"
    assert client.get("/search/?q=Mottaki%20%26%20son").status_code == 200
