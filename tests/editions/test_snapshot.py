"""From working rows to an edition's document."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relations.editions.document import Document
from relations.editions.snapshot import citations_in, document_of, same_but_for_checks
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.vocabulary import Country, EventType
from relations.sources.models import Source
from tests.factories import (
    UNREAD,
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_sentence,
    make_source,
    make_statement,
    publish,
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def document(event: Event) -> Document:
    return document_of(Event.objects.complete().get(pk=event.pk))


def test_document_of_an_event_holds_all_that_readers_see() -> None:
    source = make_source("A guard counted lorries.", title="A report", author="A. Writer")
    event = make_event(
        "Talks in Kabul",
        label="Talks",
        summary="They met.",
        date="2024~",
        date_said="last year",
        date_note="Counted from the day of the report.",
        place="Kabul",
        topics=("trade", "border"),
        sentence=source.sentences.get(),
    )
    assert document(event) == {
        "code": event.code,
        "slug": "talks-in-kabul",
        "title": "Talks in Kabul",
        "label": "Talks",
        "summary": "They met.",
        "date": {
            "edtf": "2024~",
            "earliest": "2024-01-01",
            "latest": "2024-12-31",
            "said": "last year",
            "note": "Counted from the day of the report.",
        },
        "after": None,
        "sort_date": "2024-01-01",
        "type": {
            "code": "talks",
            "label": EventType.objects.get(code="talks").label,
            "plural": "talks",
            "quad": "verbal-cooperation",
        },
        "countries": [
            {
                "code": "AFG",
                "name": "Afghanistan",
                "slug": "afghanistan",
                "role": "participant",
            },
            {"code": "PAK", "name": "Pakistan", "slug": "pakistan", "role": "participant"},
        ],
        "place": "Kabul",
        "topics": [
            {"code": "border", "label": "border management"},
            {"code": "trade", "label": "trade"},
        ],
        "statements": [],
        "citations": [
            {
                "source": source.code,
                "sentence": 1,
                "exact": "A guard counted lorries.",
                "prefix": "",
                "suffix": "",
                "start": 0,
                "end": 24,
                "field": "whole",
                "stance": "supports",
                "checked": None,
            }
        ],
        "sources": {
            source.code: {
                "slug": "a-report",
                "title": "A report",
                "publisher": "The Courier",
                "author": "A. Writer",
                "published": "2025-04-20",
                "url": "",
                "archive_url": "",
                "language": "en",
            }
        },
        "unchecked": "",
    }


def test_document_says_who_checked_a_citation_when_and_what_they_found() -> None:
    event = make_checked(make_event(), make_editor(first_name="Amina", last_name="Editor"))
    [citation] = document(event)["citations"]
    moment = event.citations.get().checked_at
    assert moment
    check = {"by": "Amina Editor", "at": moment.isoformat(), "judgement": "supports"}
    assert citation["checked"] == check


def test_check_of_a_claim_that_has_changed_is_in_no_document() -> None:
    event = make_checked(make_event(), make_editor())
    Event.objects.filter(pk=event.pk).update(title="Another headline")
    assert document(event)["citations"][0]["checked"] is None


def without_checks(event: Document) -> Document:
    """A document as it was written before there were checks."""
    old = json.loads(json.dumps(event))
    del old["unchecked"]
    for citation in citations_in(old):
        del citation["checked"]
    return dict(old)


def test_documents_are_the_same_but_for_checks() -> None:
    event = full_event()
    unchecked = document(event)
    checked = document(make_checked(event, make_editor()))
    assert checked != unchecked
    for one, other in [(checked, unchecked), (without_checks(checked), checked)]:
        assert same_but_for_checks(one, other)
        assert same_but_for_checks(other, one)
    assert not same_but_for_checks(checked, {**checked, "title": "Another"})


def test_document_of_a_statement_names_all_who_are_in_it() -> None:
    event, other = make_event(date="2025-04"), make_event("Claim")
    claim = make_statement(other, speaker=make_actor("Zalmai"))
    statement = make_statement(
        event,
        capacity="acting foreign minister",
        on_behalf_of=make_actor("Government", country=Country.objects.get(alpha3="AFG")),
        addressee=make_actor("Zalmai"),
        act=Statement.Act.DENY,
        text="She denies it.",
        quotation="deep concern",
        responds_to=claim,
        date="2025-04-19",
        figure_measure="people deported",
        figure_low=80_000,
    )
    (said,) = document(event)["statements"]
    assert len(said.pop("citations")) == 1
    assert said == {
        "code": statement.code,
        "speaker": {"code": "amina-karimi", "name": "Amina Karimi", "country": None},
        "capacity": "acting foreign minister",
        "on_behalf_of": {
            "code": "government",
            "name": "Government",
            "country": {"code": "AFG", "name": "Afghanistan"},
        },
        "addressee": {"code": "zalmai", "name": "Zalmai", "country": None},
        "act": "deny",
        "text": "She denies it.",
        "quotation": "deep concern",
        "responds_to": claim.code,
        "date": "2025-04-19",
        "figure": {"measure": "people deported", "low": 80_000, "best": None, "high": None},
    }


def test_what_a_statement_lacks_is_null() -> None:
    event = make_event()
    make_statement(event)
    (said,) = document(event)["statements"]
    absent = ("on_behalf_of", "addressee", "responds_to", "figure")
    assert [said[name] for name in absent] == [None] * 4


@pytest.mark.parametrize(
    ("date", "earliest", "latest", "sort_date"),
    [
        ("2023/..", "2023-01-01", None, "2023-01-01"),
        ("../2023-06", None, "2023-06-30", "2023-06-30"),
        ("202X", "2020-01-01", "2029-12-31", "2020-01-01"),
    ],
)
def test_open_end_of_a_date_is_null(
    date: str, earliest: str | None, latest: str | None, sort_date: str
) -> None:
    found = document(make_event(date=date))
    assert (found["date"]["earliest"], found["date"]["latest"]) == (earliest, latest)
    assert found["sort_date"] == sort_date


def full_event() -> Event:
    event = make_event(countries=("PAK", "AFG", "IRN"), topics=("trade", "border", "water"))
    first = event.citations.get().sentence
    event.citations.create(sentence=make_sentence(3), stance=Citation.Stance.CONTRADICTS)
    event.citations.create(sentence=first, field="date")
    for number in (4, 2):
        make_statement(event, sentence=make_sentence(number))
    return event


def test_document_is_plain_json() -> None:
    found = document(full_event())
    assert json.loads(json.dumps(found)) == found


def test_stored_document_equals_the_one_that_would_be_published_now() -> None:
    event = full_event()
    edition = publish(event, by=None)
    edition.refresh_from_db()
    assert edition.document == {**document(event), "unchecked": UNREAD}


def test_lists_have_a_fixed_order_however_rows_were_made() -> None:
    event = full_event()
    before = document(event)
    assert [each["code"] for each in before["countries"]] == ["AFG", "IRN", "PAK"]
    assert [each["code"] for each in before["topics"]] == ["border", "trade", "water"]
    assert list(before["sources"]) == sorted(before["sources"])
    cited = [(each["source"], each["sentence"], each["field"]) for each in before["citations"]]
    assert cited == sorted(cited)
    for rows in (event.participations, event.citations):
        again = list(rows.order_by("-pk"))
        rows.all().delete()
        for row in again:
            row.pk = None
            row.save()
    assert document(event) == before


def test_edition_reads_the_same_whatever_happens_to_the_rows_it_was_made_from() -> None:
    event = full_event()
    edition = publish(event, by=None)
    before = json.dumps(edition.document)
    Country.objects.filter(alpha3="AFG").update(name="Renamed")
    EventType.objects.filter(code="talks").update(label="renamed", plural="renamed")
    Source.objects.update(title="Renamed", publisher="Renamed")
    event.statements.all().delete()
    event.participations.all().delete()
    edition.refresh_from_db()
    assert json.loads(before) == edition.document


def test_complete_event_is_read_in_as_many_queries_with_few_rows_as_with_many() -> None:
    def queries(event: Event) -> int:
        with CaptureQueriesContext(connection) as captured:
            document(event)
        return len(captured)

    few, many = full_event(), full_event()
    sentence = make_source(same_origin_as=make_source()).sentences.get(number=1)
    make_statement(few, sentence=sentence)
    few.citations.create(sentence=sentence)
    many.citations.create(sentence=sentence)
    for number in range(30):
        sentence = make_source(same_origin_as=make_source()).sentences.get(number=1)
        make_statement(many, speaker=make_actor(f"Speaker {number}"), sentence=sentence)
    assert queries(few) == queries(many)


def test_source_tells_its_origin_and_its_voice_only_where_there_is_something_to_tell() -> None:
    first = make_source(url="https://courier.example/1")
    fields = {"origin": "agency", "origin_name": "Reuters", "same_origin_as": first}
    reprint = make_source(**fields)
    event = make_event(sentence=first.sentences.get(number=1))
    event.citations.create(sentence=reprint.sentences.get(number=1))
    told = document(event)["sources"]
    assert {"origin", "voice"}.isdisjoint(told[first.code])
    assert told[reprint.code]["origin"] == {"kind": "agency", "name": "Reuters"}
    assert told[reprint.code]["voice"] == first.code
