"""Facets: the values by which a selection can be narrowed, and their counts."""

import pytest

from relations.editions.facets import facets_of_timeline
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries import facets
from relations.queries.facets import OFFERED, CountedFacet, FacetValue
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.record.vocabulary import Topic
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_sentence,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def offered() -> list[str]:
    return [each.name for each in facets_of_timeline()]


def facets_for(selection: Selection) -> list[CountedFacet]:
    """The facets that a timeline of a selection offers."""
    return facets.facets_for(selection, matching_editions(selection), matching_editions, offered())


def facet_for(selection: Selection, name: str, find: str = "", most: int = OFFERED) -> CountedFacet:
    return facets.facet_for(selection, matching_editions, name, find, most)


def facet(name: str, **chosen: object) -> CountedFacet:
    return next(each for each in facets_for(Selection.of(**chosen)) if each.name == name)


def counts(name: str, **chosen: object) -> dict[str, int]:
    return {each.value: each.count for each in facet(name, **chosen).values}


def publish_three() -> None:
    """Two airstrikes, one of them without Pakistan, and one round of talks."""
    make_published("One", type="airstrike", topics=("border",))
    make_published("Two", type="airstrike", countries=("AFG", "IRN"), topics=("border", "trade"))
    make_published("Three", type="talks", topics=("trade",))


def test_facets_come_in_their_order() -> None:
    assert [each.name for each in facets_for(Selection())] == offered()


def test_empty_record_has_facets_without_values() -> None:
    assert [each.values for each in facets_for(Selection())] == [[]] * len(offered())


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
    for chosen in (Selection(), Selection.of(topic=("trade",)), Selection.of(type=("talks",))):
        for each in facets_for(chosen):
            for value in each.values:
                narrowed = chosen.having(**{each.name: (value.value,)})
                assert value.count == matching_editions(narrowed).count


def test_chosen_value_is_present_even_with_nothing_to_count() -> None:
    publish_three()
    values = facet("type", type=("visit",), country=("PAK",)).values
    assert values[-1] == FacetValue("visit", "high-level visits", 0, True, "cooperation")
    assert [each.value for each in values if not each.chosen] == ["airstrike", "talks"]


def test_values_come_with_the_most_frequent_first_and_then_by_label() -> None:
    publish_three()
    assert [each.label for each in facet("country").values] == ["Afghanistan", "Pakistan", "Iran"]
    assert [each.label for each in facet("topic").values] == ["border management", "trade"]
    assert [each.label for each in facet("type").values] == ["airstrikes", "talks"]


def test_types_of_event_have_the_side_on_which_they_stand_and_no_other_facet_has_one() -> None:
    publish_three()
    make_published("Four", type="published-report")
    sides = {each.value: each.polarity for each in facet("type").values}
    assert sides == {"airstrike": "conflict", "talks": "cooperation", "published-report": "neutral"}
    others = [each for each in facets_for(Selection()) if each.name != "type"]
    assert {value.polarity for each in others for value in each.values} == {""}


# The most frequent first, by the number of their events.
TOPICS = {"trade": 5, "water": 4, "energy": 3, "transit": 2, "border": 1}

OFFERS = [
    ((), "", 2, ["trade", "water"], 5),
    ((), "", 5, ["trade", "water", "energy", "transit", "border"], 5),
    ((), "", 9, ["trade", "water", "energy", "transit", "border"], 5),
    # So many beside those that are chosen, which stand where their counts put them.
    (("border",), "", 2, ["trade", "water", "border*"], 5),
    (("trade",), "", 2, ["trade*", "water", "energy"], 5),
    (("border", "trade"), "", 1, ["trade*", "water", "border*"], 5),
    # A chosen value without a single event is one of them.
    (("culture",), "", 2, ["trade", "water", "culture*"], 6),
    (("border", "culture"), "", 2, ["trade", "water", "border*", "culture*"], 6),
    (("culture",), "", 5, ["trade", "water", "energy", "transit", "border", "culture*"], 6),
    # What is found is cut likewise.
    ((), "t", 2, ["trade", "water"], 4),
    ((), "BÓRDER man", 2, ["border"], 1),
    (("energy",), "t", 2, ["trade", "water", "energy*"], 5),
    (("culture",), "border", 2, ["border", "culture*"], 2),
    ((), "zebra", 2, [], 0),
    (("trade",), "zebra", 2, ["trade*"], 1),
    # What is in the vocabulary and not on record is not offered.
    ((), "culture", 2, [], 0),
]


def test_most_frequent_values_are_offered_beside_those_that_are_chosen() -> None:
    sentence = make_sentence()
    for count in range(1, 6):
        make_published(topics=tuple(TOPICS)[:count], sentence=sentence)
    for chosen, find, most, offered, total in OFFERS:
        asked = (chosen, find, most)
        found = facet_for(Selection.of(topic=chosen), "topic", find, most)
        assert [each.value + "*" * each.chosen for each in found.values] == offered, asked
        assert (found.total, found.is_cut) == (total, len(offered) < total), asked
        assert all(each.count == TOPICS.get(each.value, 0) for each in found.values), asked


def test_facets_of_a_timeline_offer_only_so_many_values() -> None:
    topics = tuple(Topic.objects.values_list("code", flat=True)[: OFFERED + 1])
    make_published(topics=topics)
    found = facet("topic")
    assert (len(found.values), found.total, found.is_cut) == (OFFERED, OFFERED + 1, True)
    assert not facet("topic", topic=topics[-1:]).is_cut


def test_values_are_found_by_the_labels_of_what_is_public() -> None:
    for name in ("Zalmai Khan", "Amina Karimi"):
        event = make_event()
        make_statement(event, speaker=make_actor(name))
        publish(event, by=None)
    make_statement(make_event(), speaker=make_actor("Khan Drafted"))
    assert [each.value for each in facet_for(Selection(), "speaker", "khan").values] == [
        "zalmai-khan"
    ]


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
    publish(changed, by=None, reason="It was about neither")
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
    few = queries_of(lambda: facets_for(Selection.of(country=("AFG",))))
    publish_many(10)
    assert queries_of(lambda: facets_for(Selection.of(country=("AFG",)))) == few
    # With the countries and without them, each with one for the state of the record.
    assert few == 4
