"""What differs between two documents of one event."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given

from relations.editions.differences import (
    Change,
    ChangedList,
    ChangedStatement,
    Differences,
    Parts,
    differences,
)
from relations.editions.document import Document
from relations.editions.snapshot import document_of
from relations.record.models import Event, Statement
from relations.record.published_fields import (
    EVENT_FIELDS,
    SOURCE_FIELDS,
    STATEMENT_FIELDS,
    PublishedField,
)
from tests.editions.documents import (
    documents,
    make_citation,
    make_country,
    make_date,
    make_described,
    make_document,
    make_said,
    make_topic,
)
from tests.factories import make_actor, make_event, make_sentence, make_source, make_statement


def found(before: Document, after: Document) -> dict[str, Any]:
    """The kinds of difference that there are, with what they hold."""
    compared = differences(before, after)
    named = {field.name: getattr(compared, field.name) for field in fields(Differences)}
    return {name: value for name, value in named.items() if value}


def field_of(fields: list[PublishedField], name: str) -> PublishedField:
    [field] = [each for each in fields if each.name == name]
    return field


def lists(**changed: Parts[Any]) -> list[ChangedList]:
    """What differs in lists of the event, by their names."""
    return [ChangedList(field_of(EVENT_FIELDS, name), parts) for name, parts in changed.items()]


STRIKE = {"code": "airstrike", "label": "airstrike", "plural": "", "quad": "material-conflict"}
TALKS = make_document()["type"]
FIELDS = [
    ("title", {"title": "Talks in Kabul"}, "Talks", "Talks in Kabul"),
    ("label", {"label": "Talks"}, "", "Talks"),
    ("summary", {"summary": ""}, "They met.", ""),
    ("place", {"place": "Kabul"}, "", "Kabul"),
    ("type", {"type": STRIKE}, TALKS, STRIKE),
    ("date", {"date": make_date("2025")}, "2025-04-19", "2025"),
    ("date_said", {"date": make_date(said="last year")}, "", "last year"),
    ("date_note", {"date": make_date(note="Counted.")}, "", "Counted."),
]


@pytest.mark.parametrize(("field", "change", "before", "after"), FIELDS)
def test_field_of_the_event_is_given_with_both_values(
    field: str, change: Document, before: Any, after: Any
) -> None:
    changed = make_document(**change)
    difference = Change(field_of(EVENT_FIELDS, field), before, after)
    assert found(make_document(), changed) == {"fields": [difference]}


def test_fields_come_in_the_order_in_which_a_reader_meets_them() -> None:
    date = make_date("2025", "this year", "Counted.")
    after = make_document(place="Kabul", type=STRIKE, date=date, summary="", title="New")
    names = [each.field.name for each in differences(make_document(), after).fields]
    assert names == ["title", "summary", "date", "date_said", "date_note", "type", "place"]


def test_country_joins_leaves_or_has_another_part() -> None:
    host, iran = make_country("PAK", "host"), make_country("IRN")
    assert found(make_document(), make_document(countries=[iran, host])) == {
        "lists": lists(
            countries=Parts([iran], [make_country("AFG")], [(make_country("PAK"), host)])
        )
    }


def test_topic_is_added_removed_or_renamed() -> None:
    border, trade = make_topic("border"), make_topic("trade")
    renamed = {**border, "label": "the frontier"}
    before = make_document(topics=[border])
    assert found(before, make_document(topics=[trade])) == {
        "lists": lists(topics=Parts([trade], [border], []))
    }
    assert found(before, make_document(topics=[renamed])) == {
        "lists": lists(topics=Parts([], [], [(border, renamed)]))
    }


def test_citation_is_the_same_where_the_same_thing_rests_on_the_same_sentence() -> None:
    whole, date = make_citation(), make_citation(field="date")
    contradicting, other = make_citation(stance="contradicts"), make_citation(sentence=2)
    before = make_document(citations=[whole, date])
    assert found(before, make_document(citations=[contradicting, other])) == {
        "citations": Parts([other], [date], [(whole, contradicting)])
    }


def test_statements_are_told_apart_by_their_codes() -> None:
    kept, gone, come = (make_said(code) for code in ("000000s1", "000000s2", "000000s3"))
    before, after = (make_document(statements=[kept, each]) for each in (gone, come))
    assert found(before, after) == {"added": [come], "removed": [gone]}


ACTOR, FIGURE = {"code": "basir", "name": "Basir"}, {"measure": "people", "low": 3}
VALUES_OF_STATEMENTS = [
    ("speaker", ACTOR),
    ("capacity", "minister"),
    ("on_behalf_of", ACTOR),
    ("addressee", ACTOR),
    ("act", "deny"),
    ("text", "She denies it."),
    ("quotation", "deep concern"),
    ("responds_to", "000000s2"),
    ("date", "2025"),
]


@pytest.mark.parametrize(("field", "value"), VALUES_OF_STATEMENTS)
def test_statement_of_one_code_is_changed_field_by_field(field: str, value: Any) -> None:
    before, after = make_said(), make_said(**{field: value})
    change = Change(field_of(STATEMENT_FIELDS, field), before[field], value)
    changed = ChangedStatement(before, after, [change], Parts([], [], []))
    pair = (make_document(statements=[each]) for each in (before, after))
    assert found(*pair) == {"changed": [changed]}


def test_figure_is_changed_number_by_number_and_blank_where_there_is_none() -> None:
    before, after = make_said(), make_said(figure=FIGURE)
    changes = [
        Change(field_of(STATEMENT_FIELDS, "figure_measure"), "", "people"),
        Change(field_of(STATEMENT_FIELDS, "figure_low"), None, 3),
    ]
    changed = ChangedStatement(before, after, changes, Parts([], [], []))
    pair = (make_document(statements=[each]) for each in (before, after))
    assert found(*pair) == {"changed": [changed]}


def test_citations_of_a_statement_are_with_it_and_not_with_the_event() -> None:
    before = make_said()
    after = make_said(citations=[make_citation(sentence=2)])
    parts = Parts([make_citation(sentence=2)], [make_citation()], [])
    pair = (make_document(statements=[each]) for each in (before, after))
    assert found(*pair) == {"changed": [ChangedStatement(before, after, [], parts)]}


ORDERS = [("abc", "acb", True), ("abc", "ac", False), ("ab", "xaby", False), ("abc", "xca", True)]


@pytest.mark.parametrize(("before", "after", "reordered"), ORDERS)
def test_order_is_that_of_the_statements_which_both_have(
    before: str, after: str, reordered: bool
) -> None:
    pair = (make_document(statements=[make_said(c) for c in codes]) for codes in (before, after))
    assert differences(*pair).reordered is reordered


def test_source_that_both_cite_is_compared_by_how_it_is_described() -> None:
    corrected = make_described(title="The report", publisher="The Gazette")
    after = make_document(sources={"0000000a": corrected, "0000000b": make_described()})
    [source] = differences(make_document(), after).sources
    assert source.fields == [
        Change(field_of(SOURCE_FIELDS, "title"), "A report", "The report"),
        Change(field_of(SOURCE_FIELDS, "publisher"), "The Courier", "The Gazette"),
    ]
    assert found(after, make_document())["sources"]


def test_blank_value_does_not_differ_from_another_blank_one() -> None:
    document = make_document(summary="")
    assert not differences(document, {**document, "summary": None})


@given(documents)
def test_no_document_differs_from_itself(document: Document) -> None:
    assert not differences(document, deepcopy(document))


@given(documents, documents)
def test_way_back_mirrors_the_way_there(one: Document, other: Document) -> None:
    there, back = differences(one, other), differences(other, one)
    assert _mirrored_changes(there.fields) == back.fields
    assert _mirrored(there.citations) == _sorted(back.citations)
    for way, mirror_of_list in zip(there.lists, back.lists, strict=True):
        assert way.field == mirror_of_list.field
        assert _mirrored(way.parts) == _sorted(mirror_of_list.parts)
    assert (there.added, there.removed) == (back.removed, back.added)
    assert there.reordered == back.reordered
    assert _sources_mirrored(there) == [(each.after, each.before) for each in back.sources]
    of_back = {each.after["code"]: each for each in back.changed}
    assert len(of_back) == len(there.changed)
    for each in there.changed:
        mirror = of_back[each.after["code"]]
        assert (mirror.before, mirror.after) == (each.after, each.before)
        assert mirror.fields == _mirrored_changes(each.fields)
        assert _mirrored(each.citations) == _sorted(mirror.citations)


@given(documents, documents)
def test_documents_without_differences_say_the_same_to_readers(
    one: Document, other: Document
) -> None:
    if not differences(one, other):
        for name in ("title", "summary", "date", "place", "statements"):
            assert one[name] == other[name]


def _mirrored_changes(changes: list[Change]) -> list[Change]:
    return [Change(each.field, each.after, each.before) for each in changes]


def _mirrored(parts: Parts[Any]) -> Parts[Any]:
    swapped = [(after, before) for before, after in parts.changed]
    return _sorted(Parts(parts.removed, parts.added, swapped))


def _sorted(parts: Parts[Any]) -> Parts[Any]:
    """The parts in an order that does not depend on that of the lists."""
    lists = (sorted(each, key=str) for each in (parts.added, parts.removed))
    return Parts(*lists, sorted(parts.changed, key=lambda pair: sorted(map(str, pair))))


def _sources_mirrored(there: Differences) -> list[tuple[Any, Any]]:
    return [(each.before, each.after) for each in there.sources]


# What follows from something that is compared, or is on no page of an event.
# What becomes of someone's country is told of them.
FOLLOWING = {"code", "slug", "sort_date", "earliest", "latest", "plural", "country"}
# Who checked it changes nothing that is said.
CHECKS = {"unchecked", "checked"}
PLACE_IN_THE_TEXT = {"prefix", "suffix", "start", "end"}


def leaves(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to all values of a document that are neither a list nor an object."""
    if isinstance(part, dict | list):
        within = part.items() if isinstance(part, dict) else enumerate(part)
        for key, each in within:
            yield from leaves(each, (*path, key))
    else:
        yield path


def with_another_value(document: Document, path: tuple[Any, ...]) -> Document:
    changed = deepcopy(document)
    part: Any = changed
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = "something else"
    return changed


def test_origin_and_voice_that_a_document_does_not_tell_are_blank_and_its_own() -> None:
    agency = {"kind": "agency", "name": "Reuters"}
    before = make_document()
    told = make_described(origin=agency, voice="0000000b")
    [source] = differences(before, make_document(sources={"0000000a": told})).sources
    assert source.fields == [
        Change(field_of(SOURCE_FIELDS, "origin"), None, agency),
        Change(field_of(SOURCE_FIELDS, "voice"), "0000000a", "0000000b"),
    ]
    own = make_described(origin=None, voice="0000000a")
    assert not differences(before, make_document(sources={"0000000a": own}))


@pytest.mark.django_db
def test_every_value_of_a_document_is_compared_but_for_what_follows_from_others() -> None:
    """A new member of the document must be compared too, or else named here."""
    event = make_event(topics=("border",), summary="They met.", place="Kabul")
    statement = make_statement(
        event,
        sentence=make_sentence(2),
        on_behalf_of=make_actor("Government"),
        addressee=make_actor("Zalmai"),
        act=Statement.Act.DENY,
        figure_measure="people",
        figure_low=3,
    )
    reprint = {"same_origin_as": make_source(), "origin": "agency", "origin_name": "Reuters"}
    event.citations.create(sentence=make_source(**reprint).sentences.get(number=1))
    document = document_of(Event.objects.complete().get(pk=statement.event_id))
    for path in leaves(document):
        changed = with_another_value(document, path)
        left_out = FOLLOWING | PLACE_IN_THE_TEXT | CHECKS
        expected = path[-1] not in left_out or path[-2:] in IDENTITIES
        assert bool(differences(document, changed)) is expected, path


# Another code of one of these is another country, topic, statement, type or person.
IDENTITIES = {
    *((number, "code") for number in range(3)),
    *((name, "code") for name in ("type", "speaker", "on_behalf_of", "addressee")),
}
