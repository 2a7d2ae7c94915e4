"""Suppression: the words go from everything that is stored, and the hashes stay."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from relations.editions.audit import findings
from relations.editions.descriptions import Description
from relations.editions.errors import HasProblems, NeedsReason, Refused
from relations.editions.models import Edition, EditionText
from relations.editions.publication import withdraw
from relations.editions.snapshot import citations_in
from relations.editions.suppression import suppress_edition, suppress_event, suppress_text
from relations.record.models import Event
from relations.sources.comparison import compare
from relations.sources.intake import SuppressedBefore
from relations.sources.models import Fingerprint, Source
from relations.sources.revisits import Revisit
from relations.sources.suppressible import SUPPRESSED
from relations.sources.versions import store_revisit, unsaved_version
from tests.factories import (
    make_editor,
    make_event,
    make_revisit,
    make_source,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db

TEXT = "A wombat slept on Saturday. The numbat woke early. A bilby dug."
WORDS = ("wombat", "numbat", "bilby")
"""Words of the text and of what quotes it, and of nothing else."""
OWN = "quokka"
"""A word of all that editors wrote themselves of an event."""


@pytest.fixture
def administrator() -> User:
    return make_editor("administrator", is_superuser=True)


def make_quoting(text: str = TEXT, **fields: str) -> Event:
    """An event that was published twice, rests on a source and quotes it; in its history it quoted
    the source otherwise."""
    source = make_source(text, title="A report", **fields)
    cited = source.sentences.get(number=2)
    event = make_event(
        f"A {OWN} rises", sentence=cited, date_said="A wombat slept", summary=f"The {OWN} rose."
    )
    said = make_statement(event, quotation="bilby dug", text=f"She saw a {OWN}, she says.")
    said.citations.update(sentence=source.sentences.get(number=3))
    publish(event)
    said.citations.update(sentence=cited)
    said.quotation = "The numbat woke"
    said.save()
    publish(event, reason="Another sentence says it better")
    make_revisit(source, s2="The numbat woke late.")
    return event


def source_of(event: Event) -> Source:
    return event.citations.get().sentence.source


def log_change(event: Event, message: str, name: str = "An event") -> None:
    LogEntry.objects.create(
        user=make_editor("logging"),
        content_type=ContentType.objects.get_for_model(Event),
        object_id=str(event.pk),
        object_repr=name,
        action_flag=CHANGE,
        change_message=message,
    )


def stored_with(*words: str) -> set[str]:
    """The models of all rows, whatever their kind, in which one of some words is stored."""
    return {
        model.__name__
        for model in apps.get_models(include_auto_created=True)
        for row in model._base_manager.values()
        if any(word in str(row).lower() for word in words)
    }


def hashes() -> list[object]:
    editions = Edition.objects.order_by("pk").values_list("document_sha256", "sha256")
    descriptions = Description.objects.order_by("pk").values_list("document_sha256", "sha256")
    return [*editions, *descriptions, *Source.objects.order_by("pk").values_list("sha256")]


def test_words_of_a_suppressed_text_are_stored_nowhere(administrator: User) -> None:
    event = make_quoting()
    log_change(
        event,
        '[{"added": {"name": "citation", "object": "Whole: 2. The numbat woke early."}}]',
    )
    assert stored_with(*WORDS) >= {
        *("Source", "Sentence", "RevisitedSentence", "Edition", "EditionText", "LogEntry"),
        *("Event", "HistoricalEvent", "Statement", "HistoricalStatement"),
    }
    before = hashes()
    suppress_text(source_of(event), administrator, "A court has ordered it.")
    assert stored_with(*WORDS) == set()
    assert hashes() == before
    assert not Fingerprint.objects.filter(source=source_of(event)).exists()


def test_published_finding_loses_the_words_that_stood_there_later(administrator: User) -> None:
    event = make_quoting()
    publish_again(event)
    assert "Description" in stored_with(*WORDS)
    suppress_text(source_of(event), administrator, "A court has ordered it.")
    assert stored_with(*WORDS) == set()
    assert list(findings()) == []


def publish_again(event: Event) -> None:
    event.summary = f"The {OWN} rose again."
    event.save()
    publish(event, reason="It rose again")


def test_later_text_that_is_suppressed_goes_from_what_was_found_of_the_first(
    administrator: User,
) -> None:
    event = make_quoting()
    later = make_source("The numbat woke late.", version_of=source_of(event))
    source_of(event).revisits.update(version=later)
    publish_again(event)
    suppress_text(later, administrator, "A court has ordered it.")
    assert stored_with("numbat woke late") == set()
    assert "Source" in stored_with("numbat woke early")


def test_event_that_rests_on_a_suppressed_text_stays_public_with_the_reason(
    administrator: User,
) -> None:
    event = make_quoting()
    suppress_text(source_of(event), administrator, " A court has ordered it. ")
    edition = Edition.objects.current().get()
    told = [
        (each["exact"], each["prefix"], each["suffix"]) for each in citations_in(edition.document)
    ]
    assert set(told) == {("", "", "")}
    reasons = {each["suppressed"] for each in citations_in(edition.document)}
    assert reasons == {"A court has ordered it."}
    assert edition.document["title"] == f"A {OWN} rises"
    words = EditionText.objects.get(edition=edition).words
    assert OWN in words
    assert not any(word in words for word in WORDS)


def test_quotation_of_another_source_stays(administrator: User) -> None:
    event = make_quoting()
    other = make_source("A dingo barked at noon.").sentences.get()
    make_statement(event, sentence=other, quotation="dingo barked", text="It barked.")
    publish(event, reason="More is known")
    suppress_text(source_of(event), administrator, "A court has ordered it.")
    assert stored_with("dingo barked") >= {"Source", "Edition", "Statement"}


def test_audit_finds_nothing_wrong_after_a_suppression_and_an_export_is_proved(
    administrator: User, tmp_path: Path
) -> None:
    event = make_quoting()
    suppress_text(source_of(event), administrator, "A court has ordered it.")
    suppress_edition(event.editions.get(number=1), administrator, "It named a child.")
    suppress_event(make_quoting(f"{TEXT} And more."), administrator, "It named a child.")
    assert list(findings()) == []
    copy, out = tmp_path / "copy", StringIO()
    call_command("export_record", copy, stdout=StringIO())
    call_command("verify_record", copy, stdout=out)
    assert not any(word in copy.read_text() for word in WORDS)


def test_audit_misses_a_sentence_that_was_not_suppressed_with_its_text(administrator: User) -> None:
    source = make_source()
    suppress_text(source, administrator, "A court has ordered it.")
    source.sentences.filter(number=2).update(text="The words again.")
    assert list(findings()) == [
        f"source {source.code}: its text was suppressed, and not its sentence 2"
    ]


def test_suppressed_text_is_not_stored_again(administrator: User) -> None:
    source = make_source(TEXT)
    suppress_text(source, administrator, "A court has ordered it.")
    for fields in ({}, {"publisher": "The Echo", "same_origin_as": source}):
        with pytest.raises(SuppressedBefore, match="A court has ordered it"):
            make_source(TEXT, **fields)


def test_second_look_brings_back_no_suppressed_text(administrator: User) -> None:
    suppressed, other = make_source(TEXT), make_source()
    suppress_text(suppressed, administrator, "A court has ordered it.")
    now = timezone.now()
    longer = unsaved_version(suppressed, f"{TEXT} It goes on.", now)
    again = unsaved_version(other, TEXT, now)
    for source, later in ((suppressed, longer), (other, suppressed), (other, again)):
        stored = list(source.sentences.all())
        found = compare(source, stored, later.text or TEXT)
        with pytest.raises(SuppressedBefore, match="A court has ordered it"):
            store_revisit(source, found, stored, later, administrator, now)
    assert not Revisit.objects.exists()


def test_event_that_cites_a_suppressed_text_is_not_published_again(administrator: User) -> None:
    event = make_quoting()
    suppress_text(source_of(event), administrator, "A court has ordered it.")
    Event.objects.filter(pk=event.pk).update(summary="More is known.")
    with pytest.raises(HasProblems, match="whose text was suppressed: A court has ordered it"):
        publish(event, reason="More is known")


def test_event_that_rests_on_a_suppressed_text_can_be_withdrawn(administrator: User) -> None:
    event = make_quoting()
    suppress_text(source_of(event), administrator, "A court has ordered it.")
    assert withdraw(event, by=None, reason="Nothing to read any more").number == 3
    assert list(findings()) == []


def test_second_text_is_suppressed_after_the_first(administrator: User) -> None:
    event = make_quoting()
    other = make_source("A dingo barked at noon.")
    make_statement(event, sentence=other.sentences.get(), quotation="dingo barked", text="It did.")
    publish(event, reason="More is known")
    suppress_text(source_of(event), administrator, "A court has ordered it.")
    suppress_text(other, administrator, "Another court has.")
    assert stored_with(*WORDS, "dingo") == set()
    suppress_event(event, administrator, "It named a child.")
    assert stored_with(OWN) == set()
    assert list(findings()) == []


def test_suppressed_edition_leaves_what_other_editions_say(administrator: User) -> None:
    event = make_quoting()
    Event.objects.filter(pk=event.pk).update(summary="The emu ran.")
    publish(event, reason="It was an emu")
    first, second, third = event.editions.order_by("number")
    Event.objects.filter(pk=event.pk).update(summary="The emu ran away.")
    event.refresh_from_db()
    event.save()
    publish(event, reason="It ran away")
    before = hashes()
    suppress_edition(third, administrator, "It was no emu.")
    assert stored_with("emu ran.") == set()
    assert hashes() == before
    assert "Event" in stored_with("emu ran away")
    assert {"Event", "Edition", "HistoricalEvent"} <= stored_with(f"a {OWN} rises")
    third.refresh_from_db()
    assert third.document["title"] == SUPPRESSED
    assert set(third.facets.values_list("name", flat=True)) == {"source", "speaker"}
    assert not third.statements.exists()
    assert not third.sentences.exists()
    assert Edition.objects.current().get().number == 4
    assert [first.suppressed_whole, second.suppressed_whole] == [False, False]
    assert list(findings()) == []


def test_event_whose_newest_edition_is_suppressed_is_public_no_more(administrator: User) -> None:
    event = make_quoting()
    suppress_edition(event.editions.get(number=2), administrator, "It named a child.")
    assert not Edition.objects.current().exists()
    with pytest.raises(Refused, match="It is suppressed"):
        withdraw(event, by=None, reason="A mistake")


def test_event_of_which_all_editions_are_suppressed_has_no_word_left(administrator: User) -> None:
    event = make_quoting()
    Event.objects.filter(pk=event.pk).update(place=f"{OWN} Bay")
    log_change(event, "", f"A {OWN} rises")
    before = hashes()
    suppress_event(event, administrator, "It named a child.")
    assert stored_with(OWN, "numbat woke ") == {"Source", "Sentence", "RevisitedSentence"}
    assert hashes() == before
    assert list(findings()) == []


def test_suppressed_event_is_published_again_with_a_reason(administrator: User) -> None:
    event = make_event()
    publish(event)
    suppress_event(event, administrator, "It named a child.")
    Event.objects.filter(pk=event.pk).update(title="Ministers meet", slug="ministers-meet")
    with pytest.raises(NeedsReason):
        publish(event)
    assert publish(event, reason="Without the name").number == 2
    assert list(findings()) == []


def text_again(event: Event, by: User) -> None:
    suppress_text(source_of(event), by, "A court has ordered it.")
    suppress_text(source_of(event), by, "Again.")


def edition_again(event: Event, by: User) -> None:
    suppress_edition(event.editions.get(number=1), by, "A court has ordered it.")
    suppress_edition(event.editions.get(number=1), by, "Again.")


REFUSALS: dict[str, tuple[Callable[[Event, User], object], str]] = {
    "a text without a reason": (
        lambda event, by: suppress_text(source_of(event), by, " "),
        "Give a reason",
    ),
    "an edition without a reason": (
        lambda event, by: suppress_edition(event.editions.all()[0], by, ""),
        "Give a reason",
    ),
    "a text twice": (text_again, "suppressed already"),
    "an edition twice": (edition_again, "suppressed already"),
    "all editions of a draft": (
        lambda _event, by: suppress_event(make_event(), by, "By order"),
        "no edition",
    ),
}


@pytest.mark.any_database
@pytest.mark.parametrize("what", REFUSALS)
def test_suppression_is_refused(what: str, administrator: User) -> None:
    event = make_quoting()
    act, message = REFUSALS[what]
    with transaction.atomic(), pytest.raises(Refused, match=message):
        act(event, administrator)


ACTS: dict[str, tuple[Callable[[Event, User], object], str]] = {
    "text": (
        lambda event, by: suppress_text(source_of(event), by, "The numbat woke"),
        "action=suppress_text source={source} account={by}",
    ),
    "edition": (
        lambda event, by: suppress_edition(event.editions.get(number=1), by, "The numbat woke"),
        "action=suppress_edition event={event} edition=1 account={by}",
    ),
    "event": (
        lambda event, by: suppress_event(event, by, "The numbat woke"),
        "action=suppress_event event={event} account={by}",
    ),
}


@pytest.mark.any_database
@pytest.mark.parametrize("what", ACTS)
def test_log_of_the_doors_says_who_suppressed_what_and_not_why(
    what: str,
    administrator: User,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Callable[..., Iterator[object]],
) -> None:
    event = make_quoting()
    act, line = ACTS[what]
    caplog.set_level("INFO", "relations.editions.log")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        act(event, administrator)
    codes = {"source": source_of(event).code, "event": event.code, "by": administrator.pk}
    assert line.format(**codes) in [each.getMessage() for each in caplog.records]
