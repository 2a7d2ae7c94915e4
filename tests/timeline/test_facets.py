"""Facets: the values by which a selection can be narrowed, and their counts."""

import pytest

from relations.editions.models import Edition
from relations.editions.publication import publish, withdraw
from relations.timeline.asking import editions_for
from relations.timeline.facets import FACETS, Facet, FacetValue, facets_for
from relations.timeline.selection import Selection
from tests.factories import make_actor, make_event, make_published, make_sentence, make_statement
from tests.timeline.counting import queries_of

pytestmark = pytest.mark.django_db


def facet(name: str, **chosen: object) -> Facet:
    return next(each for each in facets_for(Selection(**chosen)) if each.name == name)


def counts(name: str, **chosen: object) -> dict[str, int]:
    return {each.value: each.count for each in facet(name, **chosen).values}


def publish_three() -> None:
    """Two airstrikes, one of them without Pakistan, and one round of talks."""
    make_published("One", type="airstrike", topics=("border",))
    make_published("Two", type="airstrike", countries=("AFG", "IRN"), topics=("border", "trade"))
    make_published("Three", type="talks", topics=("trade",))


def test_facets_come_in_their_order() -> None:
    assert tuple(each.name for each in facets_for(Selection())) == FACETS


def test_empty_record_has_facets_without_values() -> None:
    assert [each.values for each in facets_for(Selection())] == [[]] * len(FACETS)


def test_counts_are_of_events() -> None:
    publish_three()
    assert counts("country") == {"AFG": 3, "PAK": 2, "IRN": 1}
    assert counts("type") == {"airstrike": 2, "talks": 1}
    assert counts("quad") == {"material-conflict": 2, "verbal-cooperation": 1}
    assert counts("topic") == {"border": 2, "trade": 2}


def test_counts_leave_out_the_choice_of_their_own_facet() -> None:
    publish_three()
    assert counts("type", type=("talks",)) == {"airstrike": 2, "talks": 1}
    assert counts("country", country=("IRN",)) == {"AFG": 3, "PAK": 2, "IRN": 1}


def test_counts_obey_the_choices_of_other_facets() -> None:
    publish_three()
    assert counts("topic", type=("talks",)) == {"trade": 1}
    assert counts("type", country=("PAK",)) == {"airstrike": 1, "talks": 1}
    assert counts("type", type=("talks",), country=("IRN",)) == {"airstrike": 1, "talks": 0}
    assert counts("quad", q="three") == {"verbal-cooperation": 1}
    assert counts("type", since="2026") == {}


def test_count_is_the_number_of_events_that_choosing_the_value_shows() -> None:
    publish_three()
    for chosen in (Selection(), Selection(topic=("trade",)), Selection(type=("talks",))):
        for each in facets_for(chosen):
            for value in each.values:
                narrowed = chosen.having(**{each.name: (value.value,)})
                assert value.count == editions_for(narrowed).count()


def test_chosen_value_is_present_even_with_nothing_to_count() -> None:
    publish_three()
    values = facet("type", type=("visit",), country=("PAK",)).values
    assert values[-1] == FacetValue("visit", "high-level visits", 0, chosen=True)
    assert [each.value for each in values if not each.chosen] == ["airstrike", "talks"]


def test_values_come_with_the_most_frequent_first_and_then_by_label() -> None:
    publish_three()
    assert [each.label for each in facet("country").values] == ["Afghanistan", "Pakistan", "Iran"]
    assert [each.label for each in facet("topic").values] == ["border management", "trade"]
    assert [each.label for each in facet("type").values] == ["airstrikes", "talks"]


def test_speaker_and_source_are_labelled_by_name_and_title() -> None:
    event = make_event()
    make_statement(event, speaker=make_actor("Zalmai Khan"))
    publish(event, by=None)
    assert [each.label for each in facet("speaker").values] == ["Zalmai Khan"]
    assert [each.label for each in facet("source").values] == ["A report from Kabul"]


def test_speaker_of_two_statements_counts_once_per_event() -> None:
    event = make_event()
    make_statement(event)
    make_statement(event, text="She says it again.")
    publish(event, by=None)
    assert counts("speaker") == {"amina-karimi": 1}


def test_only_what_is_public_counts() -> None:
    publish_three()
    make_event("A draft", type="talks")
    event = make_published("Gone", type="visit").event
    withdraw(event, by=None, reason="A mistake")
    changed = Edition.objects.get(document__title="Three").event
    changed.topics.clear()
    publish(changed, by=None)
    assert counts("type") == {"airstrike": 2, "talks": 1}
    assert counts("topic") == {"border": 2, "trade": 1}


def test_queries_do_not_grow_with_the_record() -> None:
    def publish_many(count: int) -> None:
        sentence = make_sentence()
        for number in range(count):
            event = make_event(sentence=sentence, topics=("border", "trade")[: number % 3])
            make_statement(event, speaker=make_actor(f"Speaker {number}"))
            publish(event, by=None)

    publish_many(3)
    few = queries_of(lambda: facets_for(Selection(country=("AFG",))))
    publish_many(30)
    assert queries_of(lambda: facets_for(Selection(country=("AFG",)))) == few
    # One to count and one for labels, of which those of the quad classes are in the code.
    assert few == 2 * len(FACETS) - 1
