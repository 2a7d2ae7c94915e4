"""Dates at the desk: what is answered, who may ask, and the field."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relations.record.models import Event
from tests.desk.desk import EVENTS, SOURCES, client_of, event_form, form_of, page_of
from tests.factories import make_editor, make_event, make_sentence, make_source, make_statement
from tests.web.markup import elements, named, within

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

DATES = f"{EVENTS}dates/"


def answer(client: Client | None = None, **question: Any) -> dict[str, Any]:
    """What an editor is answered."""
    response = (client or client_of("editor")).get(DATES, question)
    assert response.status_code == 200
    answered: dict[str, Any] = response.json()
    return answered


def test_choice_is_answered_as_its_text_is_or_by_what_it_lacks() -> None:
    client = client_of("editor")
    answered = answer(client, way="about", month="3", year="2025")
    assert answered == answer(client, edtf="2025-03~")
    assert answered["words"] == "about March 2025"
    assert answered["bounds"] == ["1 March 2025", "31 March 2025"]
    assert answer(client, way="about", month="3") == {"unfinished": "Give the year."}


@pytest.mark.parametrize("question", [{"way": "nonsense"}, {"way": "day", "month": "13"}])
def test_choice_that_no_form_sends_is_not_an_error_of_the_server(
    question: dict[str, str],
) -> None:
    answered = answer(**question)
    assert list(answered) == ["unfinished"]


@pytest.mark.parametrize(
    ("text", "position", "spot", "reason"),
    [
        ("2025-13-01", 5, ["2025-", "13-01"], "there is no such month or season"),
        ("last year", 0, ["", "last year"], "a year is expected here"),
        ("[2025", 5, ["[2025", ""], "the text ends too soon"),
        ("2025-04-31", 8, ["2025-04-", "31"], "there is no such day in that month"),
        ("../..", 0, ["", "../.."], "an interval needs a date at one end at least"),
        ("2025\x01", 4, ["2025", "\x01"], "this character does not belong here"),
        ("2" * 300, 255, ["2" * 255, "2" * 45], "the text is longer than 255 characters"),
    ],
)
def test_text_that_is_not_edtf_is_answered_with_reason_and_position(
    text: str, position: int, spot: list[str], reason: str
) -> None:
    assert answer(edtf=text) == {
        "edtf": text,
        "problem": f"This is not an EDTF date: {reason} (position {position}).",
        "position": position,
        "spot": spot,
    }


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("2025-04-19", {"way": "day", "day": "19", "month": "4", "year": "2025"}),
        ("2025~", {"way": "about", "day": "", "month": "", "year": "2025"}),
        ("0043", {"way": "year", "year": "0043"}),
        ("2025-21", {"way": "season", "season": "21", "year": "2025"}),
        (
            "2024/2025-04",
            {
                "way": "lasting",
                "day": "",
                "month": "",
                "year": "2024",
                "end_day": "",
                "end_month": "4",
                "end_year": "2025",
            },
        ),
        ("[..2025-04-19]", {"way": "before", "day": "20", "month": "4", "year": "2025"}),
        # Beyond the choices, or beyond what they offer.
        ("2025-03-2X", None),
        ("2025-25", None),
        ("2025-03/", None),
    ],
)
def test_text_is_answered_unchanged_with_the_choice_that_would_write_it(
    text: str, choice: dict[str, str] | None
) -> None:
    client = client_of("editor")
    answered = answer(client, edtf=text)
    assert answered["edtf"] == text
    assert answered["choice"] == choice
    if choice:
        assert answer(client, **choice) == answered


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("-0043", ["beyond the years from 1 to 9999"] * 2),
        ("2025/Y12000", ["1 January 2025", "beyond the years from 1 to 9999"]),
        ("{..2024,2025..}", ["open", "open"]),
    ],
)
def test_bounds_never_show_a_day_that_only_stands_for_others(text: str, bounds: list[str]) -> None:
    assert answer(edtf=text)["bounds"] == bounds


@pytest.mark.parametrize("question", [{}, {"edtf": ""}, {"edtf": " \n"}])
def test_blank_says_nothing(question: dict[str, str]) -> None:
    assert answer(**question) == {"edtf": ""}


def test_unknown_date_is_bounded_by_the_articles_that_are_cited() -> None:
    early = make_source(published="2025-04-20").sentences.all()[0]
    late = make_source(published="2025-05").sentences.all()[0]
    client, cited = client_of("editor"), {"way": "unknown", "sentence": [early.pk, late.pk]}
    assert answer(client, **cited, told="past")["edtf"] == "[..2025-04-20]"
    assert answer(client, **cited, told="future")["edtf"] == "[2025-05-01..]"
    assert answer(client, **cited, told="past", year="2023")["edtf"] == "[..2023-12-31]"


@pytest.mark.parametrize("sentence", ["", "x", "-1", "9" * 18, "9" * 40, "٣"])
def test_sentence_that_does_not_exist_bounds_nothing(sentence: str) -> None:
    answered = answer(way="unknown", told="past", sentence=sentence)
    assert list(answered) == ["unfinished"]


def test_asking_costs_as_much_for_thirty_sentences_as_for_one() -> None:
    client = client_of("editor")
    keys = [make_sentence().pk for _ in range(30)]
    answer(client, way="unknown", told="past", sentence=keys)
    counts = []
    for chosen in (keys[:1], keys):
        with CaptureQueriesContext(connection) as queries:
            answer(client, way="unknown", told="past", sentence=chosen)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("nobody", 302),
        ("account", 302),
        ("staff", 403),
        ("contributor", 200),
        ("editor", 200),
        ("superuser", 200),
    ],
)
def test_who_may_ask(role: str, status: int) -> None:
    response = client_of(role).get(DATES, {"edtf": "2025"})
    assert response.status_code == status
    if status == 302:
        assert response["Location"].startswith("/admin/login/?next=/admin/relations/event/dates/")


def client_with(*codenames: str) -> Client:
    user = make_editor("specialist", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("codenames", "status"),
    [
        (["view_event", "view_statement", "view_source"], 403),
        (["change_topic", "delete_event"], 403),
        (["add_event"], 200),
        (["change_statement"], 200),
        (["change_source"], 200),
    ],
)
def test_only_who_may_write_a_date_may_ask(codenames: list[str], status: int) -> None:
    assert client_with(*codenames).get(DATES, {"edtf": "2025"}).status_code == status


def test_who_may_not_see_sources_does_not_learn_their_dates() -> None:
    question = {"way": "unknown", "told": "past", "sentence": make_sentence().pk}
    assert list(answer(client_with("change_event"), **question)) == ["unfinished"]


def shown(client: Client, page: str) -> list[str]:
    """What the readings on a page say, without what is hidden."""
    response = client.get(page)
    return [
        each.words
        for each in elements(response)
        if each.name in {"p", "dd"} and each.attributes.get("data-says") and each.words
    ]


@pytest.mark.parametrize(
    ("date", "says"),
    [
        (
            "2025-03~",
            [
                "about March 2025",
                "1 March 2025",
                "31 March 2025",
                "The date is approximate: it may be somewhat earlier or later.",
            ],
        ),
        (
            "2025-03-2X/..",
            [
                "since late March 2025",
                "20 March 2025",
                "open",
                "It began then; no end of it is on record.",
            ],
        ),
    ],
)
def test_words_and_bounds_of_the_stored_date_stand_beside_it_without_script(
    date: str, says: list[str]
) -> None:
    assert shown(client_of("contributor"), page_of(make_event(date=date))) == says


def test_every_date_at_the_desk_has_the_field_and_each_page_its_script_once() -> None:
    event = make_event()
    statement = make_statement(event, date="2025-04")
    source = event.citations.get().sentence.source
    client = client_of("editor")
    pages = {
        page_of(event): ["date", "statements-0-date", "statements-__prefix__-date"],
        f"/admin/relations/statement/{statement.pk}/change/": ["date"],
        f"{SOURCES}{source.pk}/change/": ["published"],
        f"{EVENTS}add/": ["date", "statements-__prefix__-date"],
    }
    for page, names in pages.items():
        response = client.get(page)
        fields = [each.attributes for each in named(response, "input")]
        dated = [each["name"] for each in fields if each.get("spellcheck") == "false"]
        assert dated == names, page
        boxes = [each for each in elements(response) if "data-dates" in each.attributes]
        assert [each.attributes["data-dates"] for each in boxes] == [DATES] * len(names)
        scripts = [each.attributes for each in named(response, "script")]
        ours = [each for each in scripts if each["src"] == "/static/desk-dates.js"]
        assert [each["type"] for each in ours] == ["module"]


def test_choices_wait_in_a_template_and_are_never_sent() -> None:
    response = client_of("editor").get(page_of(make_event()))
    found = elements(response)
    parts = [each for each in found if "data-part" in each.attributes]
    assert parts
    assert not [each for each in parts if {"name", "id"} & set(each.attributes)]


def test_unknown_date_of_a_statement_may_stay_blank_and_that_of_a_source_asks_no_article() -> None:
    client = client_of("editor")
    blank = "leave the field blank: then it is the date of the event"
    event = client.get(f"{EVENTS}add/").content.decode()
    assert event.count(blank) == 1  # in the row from which statements are copied
    source = client.get(f"{SOURCES}{make_source().pk}/change/").content.decode()
    assert "Give a day by which it had appeared" in source
    assert "reports that it had happened" not in source


def test_bad_date_comes_back_as_typed_with_the_spot_marked() -> None:
    response = client_of("editor").post(f"{EVENTS}add/", event_form(date="2025-<i>"))
    [field] = [each for each in named(response, "input") if each.attributes.get("name") == "date"]
    assert field.attributes["value"] == "2025-<i>"
    assert [each.text for each in named(response, "mark") if each.text] == ["<i>"]
    assert "<i>" not in response.content.decode()


@pytest.mark.parametrize("date", ["2025-03-2X", "[2024,2025-03~]", "2025-03/", "2025-04-19"])
def test_stored_date_is_saved_again_as_it_is(date: str) -> None:
    event = make_event(date=date)
    client = client_of("contributor")
    page = client.get(page_of(event))
    [field] = [each for each in named(page, "input") if each.attributes.get("name") == "date"]
    client.post(page_of(event), form_of(event, date=field.attributes["value"]))
    assert Event.objects.get().date == date


def test_reading_is_part_of_what_describes_the_field() -> None:
    response = client_of("editor").get(page_of(make_event()))
    [field] = [each for each in named(response, "input") if each.attributes.get("name") == "date"]
    described = field.attributes["aria-describedby"].split()
    assert described == ["id_date_helptext", "id_date_reading"]
    assert "19 April 2025" in " ".join(words for _, _, words in within(response, "id_date_reading"))
