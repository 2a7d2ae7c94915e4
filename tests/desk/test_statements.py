"""Statements, in brief on their event's page and with all citations on their own."""

import pytest

from relations.record.citations import Citation
from relations.record.models import Statement
from tests.desk.desk import client_of, form_of, inline, page_of
from tests.factories import make_actor, make_event, make_sentence, make_source, make_statement

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

STATEMENTS = "/admin/relations/statement/"


def cited_by(statement: Statement) -> set[tuple[int, str, str]]:
    rows = statement.citations.values_list("sentence__number", "field", "stance")
    return set(rows)


def test_chosen_sentences_are_cited_and_others_no_longer() -> None:
    source = make_source()
    first, second, third = source.sentences.all()[:3]
    event = make_event(sentence=first)
    statement = make_statement(event)
    form = form_of(event) | {"statements-0-supported_by": [second.pk, third.pk]}
    client_of("contributor").post(page_of(event), form)
    assert cited_by(statement) == {(2, "whole", "supports"), (3, "whole", "supports")}


def test_sentence_that_stays_chosen_keeps_its_citation() -> None:
    event = make_event()
    kept = make_statement(event).citations.get()
    other = make_sentence()
    form = form_of(event) | {"statements-0-supported_by": [kept.sentence_id, other.pk]}
    client_of("contributor").post(page_of(event), form)
    assert kept in Statement.objects.get().citations.all()
    assert Statement.objects.get().citations.count() == 2


@pytest.mark.parametrize(
    ("field", "stance"),
    [("date", "supports"), ("figure", "contradicts"), ("whole", "in-part")],
)
def test_choosing_sentences_leaves_other_citations_alone(field: str, stance: str) -> None:
    event = make_event()
    statement = make_statement(event)
    Citation.objects.create(
        statement=statement, sentence=make_sentence(3), field=field, stance=stance
    )
    form = form_of(event) | {"statements-0-supported_by": [], "statements-0-text": "New words."}
    client_of("contributor").post(page_of(event), form)
    assert cited_by(statement) == {(3, field, stance)}


def test_choosing_a_sentence_cited_in_another_stance_is_refused_in_words() -> None:
    event = make_event()
    citation = make_statement(event).citations.get()
    Citation.objects.update(stance=Citation.Stance.CONTRADICTS)
    form = form_of(event) | {"statements-0-supported_by": [citation.sentence_id]}
    response = client_of("contributor").post(page_of(event), form)
    assert "is already cited as a sentence that contradicts." in response.content.decode()


def test_page_of_the_event_leads_to_the_page_of_the_statement() -> None:
    event = make_event()
    statement = make_statement(event)
    page = client_of("contributor").get(page_of(event)).content.decode()
    assert f"{STATEMENTS}{statement.pk}/change/" in page


def test_citations_of_a_statement_are_edited_in_full_on_its_page() -> None:
    statement = make_statement(make_event())
    cited, client = statement.citations.get(), client_of("contributor")
    rows = [
        {
            "id": cited.pk,
            "statement": statement.pk,
            "sentence": cited.sentence_id,
            "field": "whole",
            "stance": "in-part",
        },
        {"sentence": make_sentence(2).pk, "field": "figure", "stance": "contradicts"},
    ]
    form = {
        "speaker": statement.speaker_id,
        "act": statement.act,
        "text": statement.text,
        **inline("citations", rows, stored=1),
    }
    response = client.post(f"{STATEMENTS}{statement.pk}/change/", form)
    assert response.status_code == 302
    assert cited_by(statement) == {(1, "whole", "in-part"), (2, "figure", "contradicts")}
    assert not Citation.objects.filter(statement=statement, event__isnull=False).exists()


def test_statement_stays_with_its_event() -> None:
    statement, other = make_statement(make_event()), make_event()
    form = {
        "event": other.pk,
        "speaker": make_actor("Taliban").pk,
        "act": statement.act,
        "text": statement.text,
        **inline("citations", []),
    }
    client_of("superuser").post(f"{STATEMENTS}{statement.pk}/change/", form)
    stored = Statement.objects.get()
    assert (str(stored.speaker), stored.event) == ("Taliban", statement.event)


def test_statement_that_is_answered_is_not_deleted_from_its_event() -> None:
    event = make_event()
    claim = make_statement(event)
    make_statement(make_event(), speaker=make_actor("Taliban"), responds_to=claim)
    form = form_of(event) | {"statements-0-DELETE": "on"}
    response = client_of("contributor").post(page_of(event), form)
    assert "would require deleting the following protected" in response.content.decode()
    assert Statement.objects.filter(pk=claim.pk).exists()
