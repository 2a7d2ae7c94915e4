"""What a few words find: names, pairs, dates and events, and what may have been meant."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relations.editions.actor_merge import merge_actors
from relations.editions.publication import withdraw
from relations.queries.search_answer import SearchAnswer, answer_search, read_question
from relations.queries.selection import SelectionError
from relations.record.models import Event
from tests.factories import (
    make_actor,
    make_described,
    make_editor,
    make_event,
    make_published,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db


def publish_speech(name: str = "Amir Khan Muttaqi", **fields: str) -> Event:
    event = make_event("Ministers meet in Kabul", type="visit", topics=("refugees",))
    make_statement(event, speaker=make_actor(name), **fields)
    publish(event)
    return event


def labels(found: SearchAnswer) -> list[str]:
    return [each.label for names in found.names.values() for each in names.things]


@pytest.mark.parametrize(
    "question",
    [
        *("Amir Khan Muttaqi", "muttaqi", "MUTTAQI", "khan muttaqi", "Muttaqi, Amir Khan"),
        *("mutt", "mu", "muttaki", "Mottaqi", "Mottaki", "mutaqi", "amir mottaki"),
    ],
)
def test_person_is_found_by_words_of_the_name_however_they_are_spelled(question: str) -> None:
    publish_speech(capacity="acting foreign minister")
    found = answer_search(question)
    assert labels(found) == ["Amir Khan Muttaqi"]
    assert found.posts == {"amir-khan-muttaqi": "acting foreign minister"}
    assert found.meant == []


@pytest.mark.parametrize(
    "question", ["Muttaqhi", "Nuttaqi", "Muttapi", "Amir Kahn Muttaqi", "Afgahnistan"]
)
def test_what_is_misspelt_is_not_found_but_meant(question: str) -> None:
    publish_speech()
    found = answer_search(question)
    assert labels(found) == []
    assert [each.label for each in found.meant] in (["Amir Khan Muttaqi"], ["Afghanistan"])


@pytest.mark.parametrize("question", ["torkham", "Turkham", "TORKHAM CROSSING", "cross"])
def test_places_are_found_and_counted_by_events(question: str) -> None:
    make_published("Border shut", place="Torkham  crossing")
    make_published("Border opened", place="Torkham crossing", date="2025-05")
    make_published("Talks", place="Kabul")
    places = answer_search(question).names["place"].things
    assert [(each.code, each.label, each.count) for each in places] == [
        ("Torkham crossing", "Torkham crossing", 2)
    ]


def test_misspelt_place_is_meant() -> None:
    make_published("Border shut", place="Torkham crossing")
    found = answer_search("Tokrham")
    assert (labels(found), [each.label for each in found.meant]) == ([], ["Torkham crossing"])


def test_place_is_found_only_as_it_was_published_last() -> None:
    event = make_event("Border shut", place="Torkham")
    assert not answer_search("torkham").is_found
    publish(event)
    assert labels(answer_search("torkham")) == ["Torkham"]
    event.place = "Chaman"
    event.save()
    publish(event, reason="It was another crossing.")
    assert (labels(answer_search("torkham")), answer_search("tokrham").meant) == ([], [])
    assert labels(answer_search("chaman")) == ["Chaman"]
    withdraw(event, by=make_editor(), reason="It rests on a mistake.")
    assert (labels(answer_search("chaman")), answer_search("chamna").meant) == ([], [])


def test_whoever_is_only_addressed_is_found_with_the_statements_to_them() -> None:
    for _each in range(2):
        event = make_event("Ministers meet")
        make_statement(
            event, speaker=make_actor("Zalmai Wardak"), addressee=make_actor("Isa Darwish")
        )
        publish(event)
    names = answer_search("darwish").names
    assert [(kind, each.things[0].count) for kind, each in names.items()] == [("addressee", 2)]
    assert [each.label for each in answer_search("Isa Darwihs").meant] == ["Isa Darwish"]
    reply = make_event("The other replies")
    make_statement(reply, speaker=make_actor("Isa Darwish"), addressee=make_actor("Zalmai Wardak"))
    publish(reply)
    names = answer_search("darwish").names
    assert [(kind, each.things[0].count) for kind, each in names.items()] == [("person", 1)]


def test_withdrawn_addressee_is_neither_found_nor_meant() -> None:
    event = make_event("Ministers meet")
    make_statement(event, speaker=make_actor("Zalmai Wardak"), addressee=make_actor("Isa Darwish"))
    assert not answer_search("isa darwish").is_found
    publish(event)
    assert labels(answer_search("isa darwish")) == ["Isa Darwish"]
    withdraw(event, by=make_editor(), reason="It rests on a mistake.")
    assert (labels(answer_search("isa darwish")), answer_search("isa darwihs").meant) == ([], [])


@pytest.mark.parametrize("question", ["border", "Mu", "khn", "xylophone", "!", "1 2 3 4 5 6 7 8 9"])
def test_what_is_no_name_is_neither_found_nor_meant(question: str) -> None:
    publish_speech("Zalmai Wardak", text="He said nothing.")
    found = answer_search(question)
    assert (labels(found), found.meant) == ([], [])


@pytest.mark.parametrize(
    ("question", "pairs"),
    [
        ("afghanistan pakistan", ["Afghanistan–Pakistan"]),
        ("Pakistan–Afghanistan", ["Afghanistan–Pakistan"]),
        ("pakistan and iran", ["Iran–Pakistan"]),
        ("pak iran", ["Iran–Pakistan"]),
        ("iran", ["Iran–Pakistan"]),
        ("pakistan", ["Afghanistan–Pakistan", "Iran–Pakistan"]),
        ("afghanistan iran", []),
        ("afghanistan india", []),
    ],
)
def test_pairs_are_those_on_record(question: str, pairs: list[str]) -> None:
    make_published()
    make_published()
    make_published(countries=("IRN", "PAK"))
    assert [str(each.dyad) for each in answer_search(question).pairs] == pairs


@pytest.mark.parametrize(
    ("question", "dates"),
    [
        ("19 April 2025", ["2025-04-19"]),
        ("April 2025", ["2025-04"]),
        ("2025", ["2025"]),
        ("8/2/2026", ["2026-02-08", "2026-08-02"]),
        ("31 April 2025", []),
        ("april", []),
    ],
)
def test_dates_are_read_as_they_are_typed(question: str, dates: list[str]) -> None:
    assert [each.date for each in answer_search(question).dates] == dates


def test_date_counts_what_may_lie_in_it() -> None:
    make_published(date="2025-04")
    make_published(date="2025-04-19")
    make_published(date="2025-05-01")
    assert [each.events for each in answer_search("19 April 2025").dates] == [2]


def test_kinds_and_topics_are_found_and_counted() -> None:
    publish_speech()
    found = answer_search("refugee")
    assert [(each.label, each.count) for each in found.names["topic"].things] == [("refugees", 1)]
    assert labels(answer_search("high-level visit")) == ["high-level visits"]


def test_events_with_the_words_in_their_titles_come_first() -> None:
    make_published("Talks fail", summary="The border stays shut.", date="2025-04-02")
    make_published("The border is shut", date="2025-04-01")
    found = answer_search("border shut")
    assert [each.title for each in found.events] == ["The border is shut", "Talks fail"]
    assert found.matches.count == 2


def test_draft_and_whoever_speaks_in_it_are_not_found() -> None:
    make_published("Something else", countries=("IRN", "CHN"))
    event = make_event("Ministers meet in Kabul", topics=("refugees",))
    make_statement(event, speaker=make_actor("Zalmai Wardak"))
    for question in ("wardak", "zalmai", "wardag", "refugees", "afghanistan", "pakistan"):
        found = answer_search(question)
        assert not found.is_found, question
        assert found.meant == [], question


def test_withdrawn_speaker_is_neither_found_nor_meant() -> None:
    event = publish_speech("Zalmai Wardak")
    assert labels(answer_search("wardak")) == ["Zalmai Wardak"]
    withdraw(event, by=make_editor(), reason="It rests on a mistake.")
    for question in ("wardak", "wardk", "zalmai", "kabul"):
        found = answer_search(question)
        assert (labels(found), found.meant, found.events) == ([], [], []), question


def test_changed_name_is_found_once_it_is_published() -> None:
    publish_speech("Zalmai Wardak")
    actor = make_actor("Zalmai Wardak")
    actor.name = "Zalmay Hotak"
    actor.save()
    assert labels(answer_search("hotak")) == []
    make_described(actor)
    assert labels(answer_search("hotak")) == ["Zalmay Hotak"]
    assert labels(answer_search("wardak")) == []


def test_names_are_read_once_in_a_state_of_the_record() -> None:
    publish_speech()
    assert labels(answer_search("muttaqi"))
    assert answer_search("pakistan").pairs
    with CaptureQueriesContext(connection) as asked:
        for question in ("afghanistan", "mottaki", "refugees", "afgh pak"):
            found = answer_search(question)
            assert labels(found) or found.pairs
    log = [each for each in asked.captured_queries if "indexchange" in each["sql"]]
    assert len(asked) == len(log) == 4


@pytest.mark.parametrize("question", ["متقی", "متقي", "امير خان متقی", "Mullah Amir", "motqi"])
def test_other_names_find_once_they_are_published(question: str) -> None:
    publish_speech()
    actor = make_actor("Amir Khan Muttaqi")
    actor.other_names = "امیر خان متقی\n Mullah  Amir\n\nMotqi\nMullah Amir"
    actor.save()
    assert not answer_search(question).is_found
    make_described(actor)
    assert labels(answer_search(question)) == ["Amir Khan Muttaqi"]


def test_names_of_whoever_was_merged_find_the_survivor() -> None:
    publish_speech("Zalmai Wardak")
    publish_speech("Z. W. Hotak")
    gone, survivor = make_actor("Z. W. Hotak"), make_actor("Zalmai Wardak")
    merge_actors(gone, survivor, by=make_editor())
    make_described(gone)
    found = answer_search("hotak").names["person"].things
    assert [(each.label, each.count) for each in found] == [("Zalmai Wardak", 2)]


def test_other_names_of_countries_find_them() -> None:
    make_published(countries=("KGZ", "SUN"))
    assert labels(answer_search("USSR")) == ["Soviet Union"]
    for question in ("ussr kirgizstan", "ussr kyrgyzstan"):
        pairs = answer_search(question).pairs
        assert [str(each.dyad) for each in pairs] == ["Kyrgyzstan–Soviet Union"]


def test_too_long_a_question_is_refused() -> None:
    assert read_question(" a\n b\0") == "a b"
    with pytest.raises(SelectionError):
        read_question("x" * 301)
