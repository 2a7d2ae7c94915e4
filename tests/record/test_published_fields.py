"""One row publishes a field, wherever readers and editors meet it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import CharField, TextField

from relations.desk.review.history_rows import moments_of, past_of
from relations.desk.review.history_text import entries_of
from relations.editions.change_text import ChangeText, differences_in_words, document_in_words
from relations.editions.document import Document
from relations.editions.index import searchable_words
from relations.editions.snapshot import document_of, same_but_for_checks
from relations.fields import OneLineField
from relations.record.citations import Citation
from relations.record.judgements import claim_of
from relations.record.models import Event, Statement
from relations.record.published_fields import (
    EVENT_FIELDS,
    SOURCE_FIELDS,
    STATEMENT_FIELDS,
    PublishedField,
)
from relations.sources.models import Source
from relations.web.serializers import serialized_event
from tests.factories import make_actor, make_event, make_published, make_sentence, make_statement

pytestmark = pytest.mark.django_db

TABLES: list[tuple[type[Any], list[PublishedField]]] = [
    (Event, EVENT_FIELDS),
    (Statement, STATEMENT_FIELDS),
    (Source, SOURCE_FIELDS),
]


# A code or a date is a text as well, but not any text is one.
PLAIN = (CharField, OneLineField, TextField)
COLUMNS = {each.name for model in (Event, Statement) for each in model._meta.concrete_fields}


@pytest.fixture(params=TABLES, ids=lambda table: table[0].__name__)
def invented(request: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Any]]:
    """A field that a table has besides its own: the model that has it."""
    model, fields = request.param
    monkeypatch.setattr(model, "invented", "Rain all day", raising=False)
    whole = (Citation.Field.WHOLE,)
    row = PublishedField(model, "invented", label="invented", is_searched=True, covered_by=whole)
    fields.append(row)
    yield model
    fields.remove(row)


def document(event: Event) -> Document:
    return document_of(Event.objects.complete().get(pk=event.pk))


def lines(text: ChangeText) -> dict[str, str]:
    """The words of each line, what was removed in square brackets, what was added in round ones."""
    marks = {"removed": "[%s]", "added": "(%s)", "kept": "%s"}
    return {
        line.label: "".join(
            marks[run.fate] % run.text for each in line.entries for run in each.runs
        )
        for section in text.sections
        for line in section.lines
    }


def part_of(event: Any, model: type[Any]) -> Any:
    """The event of a document or of JSON, its statement, or its source."""
    parts = {
        Event: lambda: event,
        Statement: lambda: event["statements"][0],
        Source: lambda: next(iter(event["sources"].values())),
    }
    return parts[model]()


def test_row_adds_a_member_to_the_document_and_says_how_it_changes(
    invented: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make_statement(make_event()).event
    before = document(event)
    assert part_of(before, invented)["invented"] == "Rain all day"
    monkeypatch.setattr(invented, "invented", "Snow all day")
    after = document(event)
    assert not same_but_for_checks(before, after)
    assert lines(differences_in_words(before, after)) == {"invented": "[Rain](Snow) all day"}
    if invented is not Source:
        assert lines(document_in_words(after))["invented"] == "Snow all day"


# A source makes no claims, and has no JSON of its own.
@pytest.mark.parametrize("invented", TABLES[:2], ids=["Event", "Statement"], indirect=True)
def test_row_adds_a_member_to_claims_search_and_json(invented: type[Any]) -> None:
    statement = make_statement(make_event())
    cited = {"event": statement.event} if invented is Event else {"statement": statement}
    [*_others, line] = claim_of(Citation(sentence=make_sentence(), **cited)).lines
    assert (line.label, line.words) == ("Invented", "Rain all day")
    edition = make_published()
    make_statement(edition.event)
    edition.document = document(edition.event)
    assert "rain all day" in searchable_words(edition.document)
    assert part_of(serialized_event(edition, str), invented)["invented"] == "Rain all day"


# A row must not end the judgements of claims that do not have it.
@pytest.mark.parametrize("invented", TABLES[:2], ids=["Event", "Statement"], indirect=True)
def test_row_changes_the_digests_of_claims_only_where_it_is_filled(
    invented: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = make_statement(make_event())
    cited = {"event": statement.event} if invented is Event else {"statement": statement}
    citation = Citation(sentence=make_sentence(), **cited)
    digests = {}
    for text in ("Rain", "Snow", ""):
        monkeypatch.setattr(invented, "invented", text)
        digests[text] = claim_of(citation).digest
    assert len(set(digests.values())) == 3
    fields = EVENT_FIELDS if invented is Event else STATEMENT_FIELDS
    row = fields.pop()
    assert claim_of(citation).digest == digests[""]
    fields.append(row)


def test_document_from_before_a_row_has_its_blank_value(
    invented: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = make_published()
    make_statement(edition.event)
    newer, older = document(edition.event), document(edition.event)
    del part_of(older, invented)["invented"]
    assert lines(differences_in_words(older, newer)) == {"invented": "(Rain all day)"}
    monkeypatch.setattr(invented, "invented", "")
    blank = document(edition.event)
    assert same_but_for_checks(older, blank)
    assert not differences_in_words(older, blank).sections
    edition.document = older
    if invented is not Source:
        assert part_of(serialized_event(edition, str), invented)["invented"] == ""


def texts_for(fields: list[PublishedField]) -> dict[str, str]:
    """A text for each column of plain text."""
    columns = [each.column for each in fields if each.is_told and each.name in COLUMNS]
    plain = [each for each in columns if type(each) in PLAIN and not each.choices]
    return {each.name: f"Some {each.name}" for each in plain}


def test_history_tells_every_column_under_its_verbose_name() -> None:
    event = make_event(**texts_for(EVENT_FIELDS), after=make_event("Before it"))
    claim = make_statement(event)
    make_statement(
        event,
        **texts_for(STATEMENT_FIELDS),
        on_behalf_of=make_actor("Government"),
        addressee=make_actor("Zalmai"),
        responds_to=claim,
        date="2024",
        figure_low=1,
        figure_best=2,
        figure_high=3,
    )
    told = {
        line.label
        for entry in entries_of(past_of(event, moments_of(event)))
        for section in entry.changes.sections
        for line in section.lines
    }
    fields = [each for each in (*EVENT_FIELDS, *STATEMENT_FIELDS) if each.is_told]
    # The speaker is told in the sentence.
    names = {str(each.column.verbose_name) for each in fields if each.name in COLUMNS - {"speaker"}}
    assert len(names) > 15
    assert names <= told


@pytest.mark.parametrize(("model", "fields"), TABLES)
def test_every_row_has_a_label_and_names_its_members_once(
    model: type[Any], fields: list[PublishedField]
) -> None:
    assert all(each.title for each in fields if each.is_told)
    assert {each.model for each in fields} == {model}
    assert len({(each.within, each.key) for each in fields}) == len(fields)
