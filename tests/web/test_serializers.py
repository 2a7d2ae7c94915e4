"""The shape of an event, as its JSON says it."""

from typing import Any

import pytest
from django.test import Client

from relations.record.models import Statement
from relations.sources.models import Source
from relations.web.serializers import serialized_event
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db

EVENT = {
    *("code", "url", "title", "summary", "date", "type", "quad", "countries", "place", "topics"),
    *("statements", "citations", "edition", "published_at", "unchecked"),
}
DATE = {"edtf", "earliest", "latest", "said", "words"}
STATEMENT = {
    *("code", "speaker", "capacity", "act", "text", "quotation", "responds_to", "figure"),
    "citations",
}
CITATION = {
    *("source", "sentence", "exact", "prefix", "suffix", "start", "end", "field", "stance"),
    *("url", "checked"),
}


def publish_talks(source: Source) -> dict[str, Any]:
    """An event that has everything, as JSON has it."""
    event = make_event(
        "Talks in Kabul",
        sentence=source.sentences.get(number=2),
        topics=("border", "trade"),
        summary="They spoke.",
        date="[2025-01..2025-04]",
        date_said="earlier this year",
        place="Kabul",
    )
    claim = make_statement(
        event,
        sentence=source.sentences.get(number=1),
        speaker=make_actor("Amina Karimi"),
        capacity="acting minister",
        quotation="deep concern",
        figure_measure="people",
        figure_low=80_000,
    )
    make_statement(event, speaker=make_actor("Ministry"), act=Statement.Act.DENY, responds_to=claim)
    return serialized_event(
        publish(event, by=None),
        link=lambda path: f"https://dyad.example{path}",
        shown_whole={source.code},
    )


def test_event_has_the_promised_keys_at_every_level() -> None:
    event = publish_talks(make_source())
    assert set(event) >= EVENT
    assert set(event["date"]) >= DATE
    assert [set(each) for each in event["countries"]] == [{"code", "name", "role", "is_party"}] * 2
    assert all(set(each) >= STATEMENT for each in event["statements"])
    citations = [*event["citations"], *(c for s in event["statements"] for c in s["citations"])]
    assert len(citations) == 3
    assert all(set(each) >= CITATION for each in citations)


def test_event_says_what_was_published() -> None:
    event = publish_talks(make_source())
    assert (event["title"], event["summary"]) == ("Talks in Kabul", "They spoke.")
    assert (event["type"], event["quad"]) == ("talks", "verbal-cooperation")
    assert (event["place"], event["edition"]) == ("Kabul", 1)
    assert event["url"] == f"https://dyad.example/events/{event['code']}/talks-in-kabul/"
    assert [each["code"] for each in event["topics"]] == ["border", "trade"]
    assert event["countries"][0] == {
        "code": "AFG",
        "name": "Afghanistan",
        "role": "participant",
        "is_party": True,
    }
    assert event["date"] == {
        "edtf": "[2025-01..2025-04]",
        "earliest": "2025-01-01",
        "latest": "2025-04-30",
        "said": "earlier this year",
        "note": "",
        "words": "some time in January–April 2025",
    }


def test_statement_says_who_answers_whom_and_what_was_counted() -> None:
    claim, denial = publish_talks(make_source())["statements"]
    assert claim["speaker"] == {"code": "amina-karimi", "name": "Amina Karimi", "country": None}
    assert (claim["capacity"], claim["act"]) == ("acting minister", "concern")
    assert claim["quotation"] == "deep concern"
    assert claim["figure"] == {"measure": "people", "low": 80_000, "best": None, "high": None}
    assert (claim["responds_to"], denial["responds_to"]) == (None, claim["code"])
    assert denial["figure"] is None


def test_citation_stands_where_it_says_in_the_stored_text() -> None:
    source = make_source()
    event = publish_talks(source)
    [citation] = event["citations"]
    assert (citation["source"], citation["sentence"]) == (source.code, 2)
    start, end = citation["start"], citation["end"]
    assert source.text[start:end] == citation["exact"] == "Their talks went on until the evening."
    assert source.text[:start].endswith(citation["prefix"])
    assert source.text[end:].startswith(citation["suffix"])
    assert (citation["field"], citation["stance"]) == ("whole", "supports")
    assert citation["url"] == f"https://dyad.example{source.get_absolute_url()}#n2"


def test_original_is_linked_at_the_sentence_and_absent_where_it_is_not_online() -> None:
    [online] = publish_talks(make_source(url="https://courier.example/1"))["citations"]
    assert online["original"].startswith("https://courier.example/1#:~:text=")
    [offline] = publish_talks(make_source())["citations"]
    assert offline["original"] is None


def test_json_of_an_event_is_its_shape_in_the_timeline(client: Client) -> None:
    code = make_published().code
    [event] = client.get("/timeline.json").json()["events"]
    alone = client.get(f"/events/{code}.json").json()
    del event["certainty"]  # which only a view of dates can say
    assert alone == {**event, "license": alone["license"]}


def test_reprints_that_an_event_cites_are_counted_as_one_voice_with_their_origin() -> None:
    agency = make_source()
    fields = {"origin": "agency", "origin_name": "Reuters", "same_origin_as": agency}
    event = make_event(sentence=agency.sentences.get(number=1))
    for source in (make_source(**fields), make_source(**fields), make_source()):
        event.citations.create(sentence=source.sentences.get(number=1))
    shape = serialized_event(publish(event, by=None), str)
    assert (shape["sources"], shape["voices"]) == (4, 2)
    origins = [each["origin"] and each["origin"]["words"] for each in shape["citations"]]
    assert sorted(origins, key=str) == [None, None, *["Reuters (news agency)"] * 2]
    assert {each["voice"] for each in shape["citations"]} > {agency.code}


def test_edition_from_before_origins_were_kept_has_voices_all_the_same() -> None:
    edition = make_published()
    for source in edition.document["sources"].values():
        assert {"origin", "voice"}.isdisjoint(source)
    shape = serialized_event(edition, str)
    assert (shape["sources"], shape["voices"]) == (1, 1)
    assert [each["origin"] for each in shape["citations"]] == [None]
