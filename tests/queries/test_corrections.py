"""Corrections and withdrawals: every edition that took the place of another."""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest

from relations.editions.description_publication import publish_description
from relations.editions.descriptions import Description
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries import corrections
from relations.queries.corrections import (
    Correction,
    CorrectionKey,
    CorrectionKind,
    correction_made_by,
    corrections_page,
)
from relations.queries.selection import SelectionError
from relations.record.models import Event
from relations.sources.models import Source
from tests.factories import make_event, make_published, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def correct(event: Event, summary: str = "More is known now.") -> Edition:
    Event.objects.filter(pk=event.pk).update(summary=summary)
    return publish(event, by=None, reason="More is known")


def pairs(rows: list[Correction]) -> list[tuple[str, int, int]]:
    """The title of each, its edition's number and that of the edition before it."""
    return [
        (each.edition.document["title"], each.edition.number, each.before.number) for each in rows
    ]


def test_first_editions_drafts_and_unpublished_changes_are_no_corrections() -> None:
    make_event("A draft")
    event = make_published("Changed").event
    Event.objects.filter(pk=event.pk).update(summary="Not yet public")
    assert corrections_page(None) == corrections.CorrectionsPage([], None)


def test_every_later_edition_stands_beside_the_one_before_it_newest_first() -> None:
    first, second = make_published("First").event, make_published("Second").event
    correct(first)
    withdraw(second, by=None, reason="A mistake")
    correct(first, "Still more is known.")
    publish(second, by=None, reason="Confirmed")
    page = corrections_page(None)
    assert pairs(page.rows) == [
        ("Second", 3, 2),
        ("First", 3, 2),
        ("Second", 2, 1),
        ("First", 2, 1),
    ]
    assert [each.kind for each in page.rows] == [
        CorrectionKind.AGAIN,
        CorrectionKind.CORRECTION,
        CorrectionKind.WITHDRAWAL,
        CorrectionKind.CORRECTION,
    ]
    assert all(each.before.event_id == each.edition.event_id for each in page.rows)
    assert page.next is None


def test_corrections_come_by_the_time_of_their_publication() -> None:
    early, late = make_published("Early").event, make_published("Late").event
    for event, year in [(late, 2999), (early, 2998)]:
        with patch("django.utils.timezone.now", return_value=datetime(year, 1, 1, tzinfo=UTC)):
            correct(event)
    assert [title for title, *_numbers in pairs(corrections_page(None).rows)] == ["Late", "Early"]


@pytest.mark.parametrize("at_once", [False, True], ids=["one by one", "at one moment"])
def test_pages_hold_each_correction_once(monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    monkeypatch.setattr(corrections, "PAGE_SIZE", 2)
    events = [make_published(f"Event {number}").event for number in range(5)]
    moments = [datetime(2999, 1, 1 if at_once else day, tzinfo=UTC) for day in range(1, 6)]
    for event, moment in zip(events, moments, strict=True):
        with patch("django.utils.timezone.now", return_value=moment):
            correct(event)
    read, after, lengths = [], None, []
    while True:
        page = corrections_page(after)
        read += [title for title, *_numbers in pairs(page.rows)]
        lengths.append(len(page.rows))
        if page.next is None:
            break
        after = CorrectionKey.read(str(page.next))
    assert read == [f"Event {number}" for number in (4, 3, 2, 1, 0)]
    assert lengths == [2, 2, 1]


def test_page_that_ends_with_the_list_has_none_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections, "PAGE_SIZE", 2)
    for _number in range(2):
        correct(make_published().event)
    assert corrections_page(None).next is None


def test_place_is_read_as_it_is_written_and_blank_is_none() -> None:
    place = CorrectionKey(correct(make_published().event))
    assert CorrectionKey.read(str(place)) == place
    assert CorrectionKey.read("") is None


@pytest.mark.parametrize(
    "text",
    [
        "{code}",
        "{code}.",
        "{code}.1",
        "{code}.3",
        "{code}.02",
        "{code}.²",
        "{code}.２",
        "{code}.-2",
        "{code}.2 ",
        "{code}.2\n",
        "{code}.99999999999999999999",
        "00000000.2",
        "2",
        "\x00",
    ],
)
def test_place_that_is_none_is_refused_and_named(text: str) -> None:
    written = text.format(code=correct(make_published().event).code)
    with pytest.raises(SelectionError, match="is no place in this list") as refusal:
        CorrectionKey.read(written)
    assert (refusal.value.parameter, refusal.value.value) == ("after", written)


def test_page_takes_as_many_queries_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(corrections, "PAGE_SIZE", 8)
    correct(make_published().event)
    few = queries_of(lambda: corrections_page(None))
    last = make_published().event
    for number in range(10):
        correct(last, f"Version {number}")
    page = corrections_page(None)
    assert len(page.rows) == 8
    assert queries_of(lambda: corrections_page(None)) == few == 3
    assert queries_of(lambda: corrections_page(page.next)) == 3


def test_one_edition_is_set_beside_the_one_before_it_and_the_first_beside_none() -> None:
    first = make_published()
    second = correct(first.event)
    third = withdraw(first.event, by=None, reason="A mistake")
    assert correction_made_by(first) is None
    assert correction_made_by(second) == Correction(second, Edition.objects.get(pk=first.pk))
    withdrawal = correction_made_by(third)
    assert withdrawal
    assert (withdrawal.before, withdrawal.kind) == (second, CorrectionKind.WITHDRAWAL)
    assert queries_of(lambda: correction_made_by(third)) == 1


def rename(source: Source, title: str) -> Description:
    source.title = title
    source.save()
    return publish_description(source, by=None, reason="The outlet changed it")


def test_changed_title_of_a_source_is_a_correction_beside_those_of_events() -> None:
    event = make_published("First").event
    source = Source.objects.get()
    rename(source, "Another title")
    correct(event)
    page = corrections_page(None)
    assert [each.kind for each in page.rows] == [
        CorrectionKind.CORRECTION,
        CorrectionKind.DESCRIPTION,
    ]
    assert page.rows[1].edition.document["title"] == "Another title"
    assert page.rows[1].before.document["title"] != "Another title"


@pytest.mark.parametrize("at_once", [False, True], ids=["one by one", "at one moment"])
def test_pages_hold_corrections_of_both_kinds_once(
    monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    monkeypatch.setattr(corrections, "PAGE_SIZE", 2)
    event, source = make_published("First").event, Source.objects.get()
    for day in range(1, 5):
        moment = datetime(2999, 1, 1 if at_once else day, tzinfo=UTC)
        with patch("django.utils.timezone.now", return_value=moment):
            correct(event, f"Summary {day}")
            rename(source, f"Title {day}")
    seen, after = [], None
    while True:
        page = corrections_page(CorrectionKey.read(str(after)) if after else None)
        seen += [(each.edition.chain, each.edition.number) for each in page.rows]
        after = page.next
        if after is None:
            break
    assert sorted(seen) == sorted(
        (chain, number)
        for chain in (f"event:{event.code}", f"source:{source.code}")
        for number in range(2, 6)
    )


def test_title_of_a_source_of_withdrawn_events_is_no_correction() -> None:
    event, source = make_published("First").event, Source.objects.get()
    rename(source, "Another title")
    withdraw(event, by=None, reason="A mistake")
    assert [each.kind for each in corrections_page(None).rows] == [CorrectionKind.WITHDRAWAL]


def test_place_of_a_description_that_is_hidden_is_none_like_one_that_never_was() -> None:
    event, source = make_published("First").event, Source.objects.get()
    place = str(CorrectionKey(rename(source, "Another title")))
    assert CorrectionKey.read(place)
    withdraw(event, by=None, reason="A mistake")
    for text in (place, f"source:{source.code}.9"):
        with pytest.raises(SelectionError, match="is no place in this list"):
            CorrectionKey.read(text)
