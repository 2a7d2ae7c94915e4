"""The record that ships with the site: all of it rests on the article, and the whole article is on
record."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from relations.editions.audit import findings
from relations.editions.publication import obstacles_to
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.sources.models import Sentence, Source
from relations.sources.splitting import split
from tests.factories import publish

TIMELINE = "/timeline.json?country=AFG&country=PAK"


pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the record as it ships, once: what a test changes of it is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "afghanistan-pakistan", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def reader(client: Client) -> Client:
    """A reader, when the whole record is public."""
    for event in Event.objects.all():
        publish(event, by=None)
    return client


def citations_of(event: dict[str, Any]) -> list[dict[str, Any]]:
    return [*event["citations"], *(c for said in event["statements"] for c in said["citations"])]


def test_stored_text_has_the_stored_digest() -> None:
    source = Source.objects.get()
    assert hashlib.sha256(source.text.encode()).hexdigest() == source.sha256


def test_sentences_stand_at_their_offsets() -> None:
    source = Source.objects.get()
    sentences = list(source.sentences.all())
    assert len(sentences) == 12
    assert all(source.text[each.start : each.end] == each.text for each in sentences)


def test_splitting_the_text_again_gives_the_stored_sentences() -> None:
    source = Source.objects.get()
    columns = ("number", "text", "start", "end", "paragraph")
    cut = [tuple(getattr(span, name) for name in columns) for span in split(source.text, "en")]
    assert cut == list(source.sentences.values_list(*columns))


def test_every_sentence_is_cited() -> None:
    assert not Sentence.objects.filter(citations=None).exists()


def test_every_event_and_statement_cites_a_sentence() -> None:
    assert not Event.objects.filter(citations=None).exists()
    assert not Statement.objects.filter(citations=None).exists()


def test_every_date_and_every_figure_has_its_own_citation() -> None:
    for event in Event.objects.exclude(date=""):
        assert event.citations.filter(field=Citation.Field.DATE).exists(), event
    figures = Statement.objects.exclude(figure_measure="")
    assert figures.exists()
    for statement in figures:
        assert statement.citations.filter(field=Citation.Field.FIGURE).exists(), statement


def test_derived_columns_follow_from_title_and_date() -> None:
    columns = ("slug", "earliest", "latest", "sort_date")
    for event in Event.objects.all():
        stored = [getattr(event, name) for name in columns]
        event.derive()
        assert [getattr(event, name) for name in columns] == stored, event


def test_every_event_can_be_published() -> None:
    for event in Event.objects.complete():
        assert obstacles_to(event) == [], event
    assert list(findings()) == []


def test_record_is_as_large_as_the_article_allows() -> None:
    assert Event.objects.count() >= 9
    assert Statement.objects.count() >= 8


# The events in the article: type, date, and the date in the words of the article.
EVENTS = {
    ("visit", "2025-04-19", "on Saturday"),
    ("announcement", "2025-04-18", "on Friday"),
    ("deportation", "2025-03-3X~/..", "since the end of March"),
    ("border-closure", "[2025-01..2025-04]", "earlier this year"),
    ("border-clash", "[2025-01..2025-04]", "earlier this year"),
    ("accusation", "[..2025-04-19]", ""),
    ("airstrike", "2024", "last year"),
    ("deportation-campaign", "2023/..", "launched in 2023"),
    ("visit", "2022", "since 2022"),
}
# The statements in the article: speaker, act and addressee.
STATEMENTS = {
    ("Amir Khan Muttaqi", "concern", "Ishaq Dar"),
    ("Amir Khan Muttaqi", "urge", "Pakistan"),
    ("Ishaq Dar", "urge", None),
    ("Senior official (not named)", "report", None),
    ("Human rights organisations", "criticise", None),
    ("Pakistan", "accuse", None),
    ("Taliban administration", "deny", "Pakistan"),
}


def test_record_holds_everything_in_the_article() -> None:
    events = set(Event.objects.values_list("type__code", "date", "date_said"))
    assert events >= EVENTS
    statements = set(Statement.objects.values_list("speaker__name", "act", "addressee__name"))
    assert statements >= STATEMENTS


def test_over_eighty_thousand_has_a_low_and_no_high() -> None:
    said = Statement.objects.get(figure_low=80_000)
    assert (said.figure_best, said.figure_high) == (None, None)
    [cited] = {citation.sentence.text for citation in said.citations.all()}
    assert "over 80,000 Afghan nationals" in cited


def test_denial_answers_the_claim() -> None:
    denial = Statement.objects.get(act=Statement.Act.DENY)
    assert denial.responds_to == Statement.objects.get(act=Statement.Act.ACCUSE)
    assert denial.responds_to.event == denial.event


def test_quotation_of_muttaqi_is_verbatim() -> None:
    said = Statement.objects.get(speaker__name="Amir Khan Muttaqi", act=Statement.Act.CONCERN)
    assert said.quotation == "deep concern and sadness"
    assert any("“deep concern and sadness”" in each.text for each in said.sentences.all())


def test_promotional_lines_are_in_the_stored_text_but_in_no_sentence() -> None:
    assert Source.objects.get().text.count("Also Read") == 2
    assert not Sentence.objects.filter(text__contains="Also Read").exists()


def test_promotional_lines_reach_no_reader(reader: Client) -> None:
    for address in ("/timeline.json", *addresses(reader)):
        assert "Also Read" not in reader.get(address).content.decode(), address


def test_every_event_of_the_dyad_is_public_with_citations_found_in_the_text(
    reader: Client,
) -> None:
    text = Source.objects.get().text
    answer = reader.get(TIMELINE).json()
    assert {event["code"] for event in answer["events"]} == set(
        Event.objects.values_list("code", flat=True)
    )
    for event in answer["events"]:
        assert event["citations"], event["title"]
        for citation in citations_of(event):
            assert text[citation["start"] : citation["end"]] == citation["exact"]


def test_events_are_in_chronological_order(reader: Client) -> None:
    events = reader.get(f"{TIMELINE}&order=oldest").json()["events"]
    days = [event["date"]["earliest"] or event["date"]["latest"] for event in events]
    assert days == sorted(days)
    assert days[0] == "2022-01-01"


def addresses(reader: Client) -> Iterator[str]:
    """The addresses of the record's pages."""
    yield from ("/", "/timeline/", "/relations/afghanistan-pakistan/", "/statements/", "/sources/")
    yield Source.objects.get().get_absolute_url()
    for event in reader.get(TIMELINE).json()["events"]:
        yield event["url"]


def test_every_page_of_the_record_answers(reader: Client) -> None:
    for address in addresses(reader):
        assert reader.get(address).status_code == 200, address
