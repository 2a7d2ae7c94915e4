"""Topics, types and countries that editors have added and never published: for readers they are no
more than a code that does not exist."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.record.country_names import CountryName
from relations.record.vocabulary import Country, EventType, Topic
from tests.factories import make_event, make_published

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(scope="module", autouse=True)
def vocabulary(module_rows: None) -> None:
    """A draft with a topic, a type and a country of its own, beside an event that is public."""
    make_published(topics=("border",))
    Topic.objects.create(code="secret-topic", label="secret topic")
    EventType.objects.create(
        code="secret-type",
        label="secret deed",
        plural="secret deeds",
        quad=EventType.Quad.MATERIAL_CONFLICT,
    )
    country = Country.objects.create(
        alpha3="QZA", alpha2="QZ", name="Secretia", slug="secretia", standing="member"
    )
    CountryName.objects.create(country=country, name="Hiddenland", kind=CountryName.Kind.NAME)
    make_event(type="secret-type", topics=("secret-topic",), countries=("AFG", "QZA"))


# What is asked for, with the value that a draft has and one that nothing has: the two answers are
# equal but for the values themselves.
ASKED = [
    *(
        (f"{path}?{parameter}={{}}", hidden, unknown)
        for path in (
            "/timeline/",
            "/timeline.json",
            "/statements/",
            "/timeline/facets/type/",
            "/timeline/facets/topic/",
            "/statements/facets/country/",
        )
        for parameter, hidden, unknown in (
            ("topic", "secret-topic", "nobody-topic"),
            ("type", "secret-type", "nobody-type"),
            ("country", "QZA", "QZB"),
        )
    ),
    ("/relations/afghanistan-pakistan/?topic={}", "secret-topic", "nobody-topic"),
    ("/relations/afghanistan-pakistan/?country={}", "QZA", "QZB"),
    ("/countries/{}/", "QZA", "QZB"),
    ("/countries/{}/", "qza", "qzb"),
    ("/relations/afghanistan-{}/", "secretia", "nowherei"),
    ("/relations/{}-afghanistan/", "secretia", "nowherei"),
    ("/timeline/?country=AFG&country={}", "QZA", "QZB"),
    ("/timeline/?since=2030&country=AFG&country={}", "QZA", "QZB"),
    ("/timeline/facets/country/?country=AFG&country={}", "QZA", "QZB"),
]


def without_token(answer: HttpResponse, value: str) -> tuple[int, str]:
    """The status and the text of an answer, with the value that was asked for blanked."""
    return answer.status_code, re.sub(re.escape(value), "…", answer.getvalue().decode())


@pytest.mark.parametrize(("address", "hidden", "unknown"), ASKED)
def test_code_of_a_draft_is_answered_like_one_that_does_not_exist(
    client: Client, address: str, hidden: str, unknown: str
) -> None:
    found, nothing = (client.get(address.format(each), follow=True) for each in (hidden, unknown))
    assert without_token(found, hidden) == without_token(nothing, unknown)


# What is asked for in words, and a word of the draft that no answer may hold but as it was asked.
IN_WORDS = [
    "/timeline/facets/topic/?find={}",
    "/timeline/facets/type/?find={}",
    "/timeline/facets/country/?find={}",
    "/statements/facets/country/?find={}",
    "/timeline/?q={}",
    "/timeline.json?q={}",
    "/statements/?q={}",
]
WORDS = [
    ("secret topic", "nobody topic"),
    ("secret deeds", "nobody deeds"),
    ("Secretia", "Nowherei"),
    ("Hiddenland", "Nobodyland"),
]


@pytest.mark.parametrize("address", IN_WORDS)
@pytest.mark.parametrize(("hidden", "unknown"), WORDS)
def test_name_of_a_draft_is_answered_like_any_other_words(
    client: Client, address: str, hidden: str, unknown: str
) -> None:
    answers = []
    for each in (hidden, unknown):
        status, text = without_token(client.get(address.format(each)), each)
        # The same words as addresses and searches write them.
        for written in (each.replace(" ", "+"), each.replace(" ", "%20"), each.lower()):
            text = text.replace(written, "…")
        answers.append((status, text))
    assert answers[0] == answers[1]


# Pages that list what there is: none of them has a word of a draft.
LISTS = [
    "/",
    "/timeline/",
    "/statements/",
    "/countries/AFG/",
    "/relations/afghanistan-pakistan/",
    "/timeline/facets/topic/",
    "/timeline/facets/type/",
    "/timeline/facets/country/",
    "/statements/facets/country/",
    "/timeline.json",
    "/timeline/?since=2030",
    "/relations/afghanistan-secreti/",
    "/countries/QZ/",
]


@pytest.mark.parametrize("address", LISTS)
def test_list_has_no_word_of_a_draft(client: Client, address: str) -> None:
    text = client.get(address).getvalue().decode().lower()
    for word in ("secret topic", "secret deed", "secretia", "hiddenland", "qza", "secret-t"):
        assert word not in text.replace(address.lower(), "")


# A value that ships with the site is known to all, whether or not it has events.
@pytest.mark.parametrize(
    "address",
    [
        "/timeline/?topic=trade",
        "/timeline/?type=airstrike",
        "/timeline/?country=FJI",
        "/statements/?country=FJI",
        "/timeline.json?topic=trade&type=airstrike",
        "/countries/FJI/",
        "/relations/fiji-pakistan/",
    ],
)
def test_value_that_ships_without_events_is_a_known_empty_selection(
    client: Client, address: str
) -> None:
    assert client.get(address).status_code == 200
