"""One sentence of a source: between its neighbours, and only where readers may see it."""

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.editions.publication import withdraw
from relations.record.citations import Citation
from relations.sources.models import Source
from tests.factories import make_event, make_published, make_source
from tests.web.markup import elements, named

pytestmark = pytest.mark.django_db

SWAP = {"HX-Request": "true"}
FULL, CITED = Source.Shows.FULL, Source.Shows.CITED


def cite(source: Source, *numbers: int) -> None:
    """Publish an event that cites these sentences of a source."""
    for number in numbers:
        make_published(sentence=source.sentences.get(number=number))


def ask(client: Client, source: Source, number: int) -> HttpResponse:
    return client.get(f"/sources/{source.code}/sentences/{number}/", headers=SWAP)


def texts(source: Source) -> dict[int, str]:
    return {each.number: each.text for each in source.sentences.all()}


@pytest.mark.parametrize(("number", "shown"), [(1, [1, 2]), (2, [1, 2, 3]), (4, [3, 4])])
def test_sentence_is_marked_between_its_neighbours(
    client: Client, number: int, shown: list[int]
) -> None:
    source = make_source()
    cite(source, 1)
    answer = ask(client, source, number)
    assert [each.name for each in elements(answer)] == ["blockquote", "mark"]
    [passage], [mark], printed = named(answer, "blockquote"), named(answer, "mark"), texts(source)
    assert mark.words == printed[number]
    assert passage.words == " ".join(printed[each] for each in shown)


def test_passage_has_the_language_of_its_source_and_takes_its_own_direction(
    client: Client,
) -> None:
    source = make_source("سرحد بند ہے۔ بات چیت جاری ہے۔", language="ur")
    cite(source, 1)
    [passage] = named(ask(client, source, 1), "blockquote")
    assert passage.attributes == {"lang": "ur", "dir": "auto"}


def test_neighbour_that_readers_may_not_see_is_said_to_be_hidden(client: Client) -> None:
    source = make_source(shows=CITED)
    cite(source, 2, 3)
    printed, hidden = texts(source), "…A sentence that is not shown here."
    [passage] = named(ask(client, source, 2), "blockquote")
    assert passage.words == f"{hidden} {printed[2]} {printed[3]}"
    assert printed[1] not in ask(client, source, 2).content.decode()


@pytest.mark.parametrize(
    "headers", [{}, {**SWAP, "HX-Boosted": "true"}, {**SWAP, "HX-History-Restore-Request": "true"}]
)
def test_all_others_are_led_to_the_sentence_on_the_page_of_its_source(
    client: Client, headers: dict[str, str]
) -> None:
    source = make_source(title="A report from Kabul")
    cite(source, 1)
    answer = client.get(f"/sources/{source.code}/sentences/2/", headers=headers)
    place = f"/sources/{source.code}/a-report-from-kabul/#n2"
    assert (answer.status_code, answer.headers["Location"]) == (302, place)


@pytest.mark.parametrize("headers", [{}, SWAP])
def test_caches_are_told_that_the_answer_varies(client: Client, headers: dict[str, str]) -> None:
    source = make_source()
    cite(source, 1)
    answer = client.get(f"/sources/{source.code}/sentences/1/", headers=headers)
    assert "HX-Request" in answer.headers["Vary"].split(", ")


def assert_not_found(client: Client, source: Source, number: int, status: int = 404) -> None:
    """Neither the fragment nor the way to the page gives anything away."""
    for headers in ({}, SWAP):
        answer = client.get(f"/sources/{source.code}/sentences/{number}/", headers=headers)
        assert answer.status_code == status
        assert not any(text in answer.content.decode() for text in texts(source).values())


@pytest.mark.parametrize("shows", [FULL, CITED])
def test_source_that_was_never_cited_has_no_sentences(client: Client, shows: str) -> None:
    assert_not_found(client, make_source(shows=shows), 1)


@pytest.mark.parametrize("shows", [FULL, CITED])
def test_citation_of_a_draft_opens_no_sentence(client: Client, shows: str) -> None:
    source = make_source(shows=shows)
    make_event(sentence=source.sentences.get(number=1))
    assert_not_found(client, source, 1)


def test_source_that_shows_cited_sentences_only_opens_no_other(client: Client) -> None:
    source = make_source(shows=CITED)
    cite(source, 2)
    assert ask(client, source, 2).status_code == 200
    for number in (1, 3, 4):
        assert_not_found(client, source, number)


def test_sentence_that_only_an_unpublished_change_cites_is_not_shown(client: Client) -> None:
    source = make_source(shows=CITED)
    edition = make_published(sentence=source.sentences.get(number=2))
    Citation.objects.create(event=edition.event, sentence=source.sentences.get(number=3))
    assert_not_found(client, source, 3)
    assert texts(source)[3] not in ask(client, source, 2).content.decode()


def test_sentence_is_hidden_again_after_a_withdrawal(client: Client) -> None:
    source = make_source(shows=CITED)
    edition = make_published(sentence=source.sentences.get(number=2))
    withdraw(edition.event, by=None, reason="A mistake")
    # What was ever cited and what never was, and what never existed, are gone alike.
    for number in (1, 2, 9):
        assert_not_found(client, source, number, 410)


def test_sentence_of_one_withdrawn_event_is_hidden_while_another_rests_on_its_source(
    client: Client,
) -> None:
    source = make_source(shows=CITED)
    edition = make_published(sentence=source.sentences.get(number=2))
    cite(source, 3)
    withdraw(edition.event, by=None, reason="A mistake")
    assert_not_found(client, source, 2)
    assert ask(client, source, 3).status_code == 200


@pytest.mark.parametrize("number", [0, 5, 10**30])
def test_number_of_no_sentence_is_not_found(client: Client, number: int) -> None:
    source = make_source()
    cite(source, 1)
    assert_not_found(client, source, number)
    assert client.get(f"/sources/00000000/sentences/{number}/", headers=SWAP).status_code == 404
