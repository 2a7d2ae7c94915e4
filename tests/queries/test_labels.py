"""The names of facet values, and which of them readers may know of."""

import pytest

from relations.editions.publication import withdraw
from relations.queries.labels import labels_for, labels_of
from relations.queries.selection import REPEATABLE, Selection, SelectionError
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facet", "value", "label"),
    [
        ("country", "AFG", "Afghanistan"),
        ("quad", "verbal-conflict", "verbal conflict"),
        ("type", "airstrike", "airstrikes"),
        ("topic", "border", "border management"),
        ("act", "concern", "voices concern"),
    ],
)
def test_value_of_the_vocabulary_has_its_label(facet: str, value: str, label: str) -> None:
    assert labels_of(facet, [value, "no-such-value"]) == {value: label}


def test_speaker_is_labelled_by_name_and_source_by_title() -> None:
    speaker, source = make_actor("Zalmai Khan"), make_source(title="A report")
    assert labels_of("speaker", [speaker.code]) == {"zalmai-khan": "Zalmai Khan"}
    assert labels_of("source", [source.code]) == {source.code: "A report"}


@pytest.mark.parametrize("facet", REPEATABLE)
def test_no_values_have_no_labels_and_take_no_query(facet: str) -> None:
    assert labels_of(facet, []) == {}
    assert queries_of(lambda: labels_of(facet, [])) == 0


def test_labels_of_a_selection_are_by_facet() -> None:
    labels = labels_for(Selection(country=("AFG", "PAK"), type=("talks",)))
    assert labels == {
        **{facet: {} for facet in REPEATABLE},
        "country": {"AFG": "Afghanistan", "PAK": "Pakistan"},
        "type": {"talks": "talks"},
    }


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("country", "XXX"),
        ("type", "tea-party"),
        ("topic", "weather"),
        ("speaker", "nobody"),
        ("source", "zzzzzzzz"),
    ],
)
def test_value_that_does_not_exist_is_refused_by_name(parameter: str, value: str) -> None:
    with pytest.raises(SelectionError, match=f"there is no “{value}” on record") as refusal:
        labels_for(Selection(**{parameter: (value,)}))
    assert (refusal.value.parameter, refusal.value.value) == (parameter, value)


def test_speaker_and_source_of_a_draft_are_as_unknown_as_any_other() -> None:
    statement = make_statement(make_event())
    source = statement.citations.get().sentence.source
    for selection in (
        Selection(speaker=(statement.speaker.code,)),
        Selection(source=(source.code,)),
    ):
        with pytest.raises(SelectionError, match="there is no"):
            labels_for(selection)
    publish(statement.event, by=None)
    labels = labels_for(Selection(speaker=(statement.speaker.code,), source=(source.code,)))
    assert labels["speaker"] == {"amina-karimi": "Amina Karimi"}
    assert labels["source"] == {source.code: "A report from Kabul"}


def test_source_of_a_withdrawn_event_was_public_once_and_keeps_its_label() -> None:
    edition = make_published()
    (code,) = edition.document["sources"]
    withdraw(edition.event, by=None, reason="A mistake")
    assert labels_for(Selection(source=(code,)))["source"] == {code: "A report from Kabul"}
