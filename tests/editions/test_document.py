"""The types of a document, and the documents that editions have."""

from types import UnionType
from typing import (
    Any,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

import pytest

from relations.editions.change_text import differences_in_words
from relations.editions.document import Document, completed, in_order, value_in
from relations.editions.index import searchable_words
from relations.editions.models import Edition
from relations.editions.snapshot import citations_in, document_of, same_but_for_checks
from relations.record.models import Event, Statement
from relations.record.published_fields import EVENT_FIELDS, PublishedField
from relations.web.presenters import presented_event
from relations.web.serializers import EventJSON, serialized_event
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db


def misfits(value: Any, kind: Any, where: str = "") -> list[str]:
    """Where a value is not of a type. Members must stand in the order of their `TypedDict`, before
    those that it does not name."""
    if is_typeddict(kind):
        return misfits_of_members(value, kind, where)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        fits = any(not misfits(value, each) for each in arguments)
        return [] if fits else [f"{where} is {value!r}"]
    if origin is dict:
        return [wrong for key in value for wrong in misfits(value[key], arguments[1], where + key)]
    if origin is not None:
        found = enumerate(value)
        return [wrong for n, each in found for wrong in misfits(each, arguments[0], f"{where}.{n}")]
    return [] if isinstance(value, kind) else [f"{where} is {value!r}"]


def misfits_of_members(value: Any, kind: Any, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} is {value!r}"]
    hints = get_type_hints(kind)
    optional = kind.__optional_keys__
    names = [name for name in hints if name in value or name not in optional]
    if names != list(value)[: len(names)]:
        return [f"{where} has {list(value)}"]
    return [
        wrong for name in names for wrong in misfits(value[name], hints[name], f"{where}.{name}")
    ]


def make_full_edition() -> Edition:
    """An edition in which nothing is missing."""
    first = make_source(url="https://agency.example/1", author="A. Writer")
    fields = {"origin": "agency", "origin_name": "Reuters", "same_origin_as": first}
    event = make_event(
        "Talks in Kabul",
        sentence=make_source(**fields).sentences.get(number=1),
        summary="They met.",
        date="2024/..",
        date_said="last year",
        date_note="Counted.",
        place="Kabul",
        topics=("border",),
    )
    claim = make_statement(event)
    make_statement(
        event,
        speaker=make_actor("Basir"),
        sentence=first.sentences.get(number=1),
        capacity="minister",
        on_behalf_of=make_actor("Government"),
        addressee=make_actor("Zalmai"),
        act=Statement.Act.DENY,
        quotation="deep concern",
        responds_to=claim,
        date="2025",
        figure_measure="people",
        figure_low=80_000,
    )
    return publish(make_checked(event, make_editor()))


def test_document_has_the_members_that_its_type_names_in_that_order() -> None:
    edition = make_full_edition()
    assert misfits(edition.document, Document) == []
    first = next(citations_in(edition.document))
    assert misfits({**edition.document, "citations": [{**first, "start": "0"}]}, Document)


def test_json_has_the_members_that_its_type_names_in_that_order() -> None:
    assert misfits(serialized_event(make_full_edition(), str), EventJSON) == []


def older(document: Any) -> Any:
    """A document as the first editions were: without checks, origins, voices, and the countries of
    those who speak."""
    for said in document["statements"]:
        for part in ("speaker", "on_behalf_of", "addressee"):
            if said[part]:
                del said[part]["country"]
    for citation in citations_in(document):
        del citation["checked"]
    for source in document["sources"].values():
        source.pop("origin", None)
        source.pop("voice", None)
    del document["unchecked"]
    return document


def test_document_that_is_older_than_some_members_still_reads() -> None:
    edition = make_full_edition()
    now = document_of(Event.objects.complete().get(pk=edition.event_id))
    edition.document = older(edition.document)
    shape, page = serialized_event(edition, str), presented_event(edition)
    assert (shape["unchecked"], shape["voices"]) == ("", 2)
    cited = [*shape["citations"], *(c for said in shape["statements"] for c in said["citations"])]
    assert {(each["checked"], each["origin"]) for each in cited} == {(None, None)}
    assert all(each["voice"] == each["source"] for each in cited)
    assert [use["check"] for note in page["notes"] for use in note["uses"]] == [None] * 3
    assert searchable_words(edition.document) == searchable_words(now)
    told = differences_in_words(edition.document, now)
    assert [line.label for section in told.sections for line in section.lines] == [
        "origin",
        "one voice with",
    ]


def test_document_without_checks_tells_the_same_as_with_them() -> None:
    edition = make_published()
    now = document_of(Event.objects.complete().get(pk=edition.event_id))
    assert same_but_for_checks(older(edition.document), now)


def test_members_that_a_type_does_not_name_come_last_in_their_own_order() -> None:
    members = {"z": 1, "unchecked": "", "a": 2, "code": "0123abcd"}
    assert list(in_order(Document, members)) == ["code", "unchecked", "z", "a"]


def test_value_within_a_group_is_blank_where_the_group_lacks_it_or_is_none() -> None:
    field = PublishedField(Event, "weekday", within="date", blank="unknown")
    values = [value_in(field, part) for part in ({}, {"date": None}, {"date": {}})]
    assert values == ["unknown"] * 3
    assert value_in(field, {"date": {"weekday": "Friday"}}) == "Friday"


def test_completed_document_is_another_and_leaves_the_stored_one_as_it_is() -> None:
    field = PublishedField(Event, "weekday", within="date")
    stored = make_published().document
    whole = completed([*EVENT_FIELDS, field], stored)
    assert whole["date"] == {**stored["date"], "weekday": ""}
    assert "weekday" not in stored["date"]
