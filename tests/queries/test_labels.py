"""The names of facet values, and which of them readers may know of."""

import pytest

from relations.editions.facets import FACETS
from relations.editions.publication import withdraw
from relations.queries.labels import FacetLabel, labelled, labels_for
from relations.queries.selection import Selection, SelectionError
from tests.factories import (
    make_actor,
    make_event,
    make_source,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def texts_of(facet: str, values: list[str]) -> dict[str, str]:
    return {value: label.text for value, label in labelled({facet: values})[facet].items()}


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
    assert texts_of(facet, [value, "no-such-value"]) == {value: label}


def test_speaker_is_labelled_by_name_and_source_by_title() -> None:
    speaker, source = make_actor("Zalmai Khan"), make_source(title="A report")
    assert texts_of("speaker", [speaker.code]) == texts_of("source", [source.code]) == {}
    event = make_event(sentence=source.sentences.get(number=1))
    make_statement(event, speaker=speaker)
    publish(event)
    assert texts_of("speaker", [speaker.code]) == {"zalmai-khan": "Zalmai Khan"}
    assert texts_of("source", [source.code]) == {source.code: "A report"}


def test_no_values_have_no_labels_and_take_no_query() -> None:
    nothing: dict[str, list[str]] = {facet: [] for facet in FACETS}
    assert labelled(nothing) == {facet: {} for facet in FACETS}
    assert queries_of(lambda: labelled(nothing)) == 0


def test_labels_of_all_facets_take_one_query_and_those_of_a_selection_one_more() -> None:
    event = make_event(topics=("border",))
    make_statement(event)
    edition = publish(event)
    values = {facet: [each.value for each in edition.facets.filter(name=facet)] for facet in FACETS}
    assert values["country"] == ["AFG", "PAK"]
    labels = labelled(values)
    assert {facet: [*labels[facet]] for facet in FACETS} == values
    assert queries_of(lambda: labelled(values)) == 1
    # It asks besides whether what editors wrote, such as places, was ever public.
    assert queries_of(lambda: labels_for(Selection.of(**values))) == 2


def test_only_a_type_of_event_has_a_side() -> None:
    labels = labelled({"type": ["airstrike", "talks"], "quad": ["material-conflict"]})
    assert labels == {
        "type": {
            "airstrike": FacetLabel("airstrikes", "conflict"),
            "talks": FacetLabel("talks", "cooperation"),
        },
        "quad": {"material-conflict": FacetLabel("material conflict")},
    }


def test_labels_of_a_selection_are_by_facet() -> None:
    labels = labels_for(Selection.of(country=("AFG", "PAK"), type=("talks",)))
    assert labels == {
        **{facet: {} for facet in FACETS},
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
        labels_for(Selection.of(**{parameter: (value,)}))
    assert (refusal.value.parameter, refusal.value.value) == (parameter, value)


def test_speaker_and_source_of_a_draft_are_as_unknown_as_any_other() -> None:
    statement = make_statement(make_event())
    source = statement.citations.get().sentence.source
    for selection in (
        Selection.of(speaker=(statement.speaker.code,)),
        Selection.of(source=(source.code,)),
    ):
        with pytest.raises(SelectionError, match="there is no"):
            labels_for(selection)
    publish(statement.event, by=None)
    labels = labels_for(Selection.of(speaker=(statement.speaker.code,), source=(source.code,)))
    assert labels["speaker"] == {"amina-karimi": "Amina Karimi"}
    assert labels["source"] == {source.code: "A report from Kabul"}


def test_source_and_speaker_of_a_withdrawn_event_were_public_once_and_have_no_name_left() -> None:
    event = make_event()
    make_statement(event)
    (code,) = publish(event).document["sources"]
    withdraw(event, by=None, reason="A mistake")
    labels = labels_for(Selection.of(source=(code,), speaker=("amina-karimi",)))
    assert labels["source"] == {code: "a source of which all events were withdrawn"}
    assert labels["speaker"] == {"amina-karimi": "a speaker of whom all was withdrawn"}
    publish(event, reason="It was right")
    labels = labels_for(Selection.of(source=(code,), speaker=("amina-karimi",)))
    assert labels["source"] == {code: "A report from Kabul"}
    assert labels["speaker"] == {"amina-karimi": "Amina Karimi"}
