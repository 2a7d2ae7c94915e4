"""Statements apart from their events."""

from datetime import date
from typing import Any

import pytest

from relations.editions.facets import facets_of_statements
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries import pages
from relations.queries.answer import answer_statements
from relations.queries.facets import OFFERED, CountedFacet, facet_for
from relations.queries.matches import matching_statements
from relations.queries.selection import Order, Selection
from relations.queries.statements import edition_with_statement
from relations.queries.stretches import Key, Stretch
from relations.record.models import Event, Statement
from tests.factories import make_actor, make_event, make_sentence, make_statement, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def facets_of(selection: Selection) -> list[CountedFacet]:
    """The facets that a list of the statements of a selection offers."""
    return answer_statements(selection, Stretch()).facets


def texts(selection: Selection) -> list[str]:
    """The statements of a selection as its first page has them."""
    rows = answer_statements(selection, Stretch()).page.rows
    found = ((edition_with_statement(row.code), row.code) for row in rows)
    return [text_in(edition, code) for edition, code in found if edition]


def statement_facet(
    selection: Selection, name: str, find: str = "", most: int = OFFERED
) -> CountedFacet:
    return facet_for(selection, matching_statements, name, find, most)


def text_in(edition: Edition, code: str) -> str:
    """What a statement says in an edition."""
    statements = edition.document["statements"]
    return next(str(each["text"]) for each in statements if each["code"] == code)


def publish_claim_and_denial() -> Event:
    """A claim by one speaker and a denial by another, and a second denial the next day."""
    event = make_event("Airstrike", date="2025-04-19/2025-04-20", countries=("AFG", "PAK"))
    amina, zalmai = make_actor("Amina"), make_actor("Zalmai")
    claim = make_statement(
        event, speaker=amina, act=Statement.Act.ACCUSE, text="They struck.", date="2025-04-19"
    )
    make_statement(
        event,
        speaker=zalmai,
        act=Statement.Act.DENY,
        text="We did not.",
        date="2025-04-20",
        responds_to=claim,
    )
    publish(event, by=None)
    return event


def publish_second_event() -> None:
    event = make_event("Talks", date="2025-05", countries=("AFG", "IRN"))
    make_statement(event, speaker=make_actor("Zalmai"), text="He is concerned.")
    publish(event, by=None)


CASES: list[tuple[Selection, list[str]]] = [
    (Selection(), ["He is concerned.", "We did not.", "They struck."]),
    (Selection(order=Order.OLDEST), ["They struck.", "We did not.", "He is concerned."]),
    (Selection.of(speaker=("zalmai",)), ["He is concerned.", "We did not."]),
    (Selection.of(speaker=("amina", "zalmai"), act=("accuse",)), ["They struck."]),
    (Selection.of(act=("deny",)), ["We did not."]),
    (Selection.of(act=("concern", "deny")), ["He is concerned.", "We did not."]),
    # A speaker and an act must meet in one statement, not merely in one event.
    (Selection.of(speaker=("amina",), act=("deny",)), []),
    (Selection.of(country=("PAK",)), ["We did not.", "They struck."]),
    (Selection.of(country=("IRN",), act=("deny",)), []),
    (Selection(since="2025-05"), ["He is concerned."]),
    # By its own date, though that of its event would do.
    (Selection(since="2025-04-20"), ["He is concerned.", "We did not."]),
    (Selection(until="2025-04-19"), ["They struck."]),
    (Selection(since="2025-04-20", until="2025-04-20"), ["We did not."]),
    # Without one, on any of the days on which its event may lie, after what is certain.
    (Selection(since="2025-05-31"), ["He is concerned."]),
    (Selection(until="2025-05-01"), ["We did not.", "They struck.", "He is concerned."]),
    (Selection(since="2025-06"), []),
    (Selection.of(q="did", speaker=("zalmai",)), ["We did not."]),
    # The words of the event, or of what is answered, are not their own.
    (Selection.of(q="airstrike", speaker=("zalmai",)), []),
]


def test_statements_are_those_of_the_selection() -> None:
    publish_claim_and_denial()
    publish_second_event()
    assert [(selection, texts(selection)) for selection, _expected in CASES] == CASES


def test_speaker_who_does_not_exist_said_nothing() -> None:
    publish_second_event()
    assert matching_statements(Selection.of(speaker=("nobody",))).count == 0


def test_statement_without_a_date_has_the_day_of_its_event() -> None:
    publish_second_event()
    [row] = answer_statements(Selection(), Stretch()).page.rows
    assert row.first == date(2025, 5, 1).toordinal()


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ({"until": "2025-05-19"}, False),
        ({"until": "2025-05-20"}, True),
        ({"since": "2025-07", "until": "2025-07"}, True),
    ],
)
def test_statement_is_found_by_its_own_date_where_that_is_not_the_whole_of_its_events(
    period: dict[str, str], found: bool
) -> None:
    event = make_event(date="2025-05")
    make_statement(event, date="2025-05-20/..")
    publish(event, by=None)
    assert (matching_statements(Selection.of(**period)).count > 0) == found


def test_statements_of_a_draft_or_a_withdrawn_event_are_not_listed() -> None:
    make_statement(make_event("A draft"))
    event = publish_claim_and_denial()
    withdraw(event, by=None, reason="A mistake")
    assert texts(Selection()) == []


def test_statements_of_a_superseded_edition_are_not_listed() -> None:
    event = publish_claim_and_denial()
    event.statements.get(act="deny").delete()
    event.statements.update(text="They struck at night.")
    publish(event, by=None, reason="The denial was of another strike")
    assert texts(Selection()) == ["They struck at night."]


def test_facets_count_statements_and_leave_their_own_choice_out() -> None:
    publish_claim_and_denial()
    publish_second_event()
    facets = facets_of(Selection.of(act=("deny",), speaker=("amina",)))
    assert [each.name for each in facets] == [each.name for each in facets_of_statements()]
    speakers, addressees, acts, answered, countries = facets
    assert (addressees.values, answered.values) == ([], [])
    assert [(each.value, each.label, each.count, each.chosen) for each in speakers.values] == [
        ("zalmai", "Zalmai", 1, False),
        ("amina", "Amina", 0, True),
    ]
    assert [(each.value, each.label, each.count, each.chosen) for each in acts.values] == [
        ("accuse", "accuses", 1, False),
        ("deny", "denies", 0, True),
    ]
    assert (countries.values, countries.total) == ([], 0)


def counts(name: str, **chosen: Any) -> dict[str, int]:
    return {each.value: each.count for each in statement_facet(Selection.of(**chosen), name).values}


def test_countries_are_counted_by_the_statements_in_their_events() -> None:
    publish_claim_and_denial()
    publish_second_event()
    assert counts("country") == {"AFG": 3, "PAK": 2, "IRN": 1}
    assert counts("country", country=("IRN",)) == {"AFG": 3, "PAK": 2, "IRN": 1}
    assert counts("country", speaker=("zalmai",)) == {"AFG": 2, "PAK": 1, "IRN": 1}
    assert counts("country", until="2025-04-19") == {"AFG": 1, "PAK": 1}
    assert counts("speaker", country=("PAK",)) == {"amina": 1, "zalmai": 1}
    assert counts("act", country=("IRN",)) == {"concern": 1}


def test_count_is_the_number_of_statements_that_choosing_the_value_shows() -> None:
    publish_claim_and_denial()
    publish_second_event()
    for chosen in (Selection(), Selection.of(speaker=("zalmai",)), Selection(since="2025-04-20")):
        for each in facets_of(chosen):
            for value in each.values:
                narrowed = chosen.having(**{each.name: (value.value,)})
                assert value.count == matching_statements(narrowed).count


def test_values_of_a_facet_of_statements_are_cut_and_found_like_any_other() -> None:
    publish_claim_and_denial()
    publish_second_event()
    cut = statement_facet(Selection(), "speaker", most=1)
    assert ([each.value for each in cut.values], cut.total) == (["zalmai"], 2)
    found = statement_facet(Selection.of(act=("deny",)), "act", "voices")
    assert [(each.value, each.count) for each in found.values] == [("deny", 1), ("concern", 1)]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [((), {"IRN": 2}), (("AFG",), {"AFG": 3, "IRN": 2}), (("IRN",), {"IRN": 2})],
)
def test_country_is_found_by_itself_and_not_with_others_of_its_events(
    chosen: tuple[str, ...], found: dict[str, int]
) -> None:
    for countries, number in ((("AFG", "IRN"), 2), (("AFG", "PAK"), 1)):
        event = make_event(countries=countries)
        for _number in range(number):
            make_statement(event)
        publish(event, by=None)
    facet = statement_facet(Selection.of(country=chosen), "country", find="iran")
    assert {each.value: each.count for each in facet.values} == found
    assert facet.total == len(found)


def test_statement_is_found_in_the_edition_that_is_current() -> None:
    event = publish_claim_and_denial()
    event.title = "Airstrikes"
    event.save()
    second = publish(event, by=None, reason="The headline was wrong")
    code = event.statements.get(act="deny").code
    found = edition_with_statement(code)
    assert found is not None
    assert found == second
    assert text_in(found, code) == "We did not."


def test_statement_that_was_dropped_is_found_in_the_last_edition_that_has_it() -> None:
    event = publish_claim_and_denial()
    denial = event.statements.get(act="deny")
    code = denial.code
    denial.delete()
    publish(event, by=None, reason="The denial was of another strike")
    found = edition_with_statement(code)
    assert found is not None
    assert (found.number, text_in(found, code)) == (1, "We did not.")
    assert found.superseded_at is not None


def test_statement_of_a_withdrawn_event_is_found_in_the_edition_before() -> None:
    event = publish_claim_and_denial()
    code = event.statements.get(act="deny").code
    withdraw(event, by=None, reason="A mistake")
    found = edition_with_statement(code)
    assert found is not None
    assert found.number == 1


def test_statement_of_a_draft_is_not_found() -> None:
    assert edition_with_statement(make_statement(make_event()).code) is None
    assert edition_with_statement("00000000") is None


def publish_statements(count: int) -> None:
    event = make_event(sentence=make_sentence())
    for number in range(count):
        make_statement(event, speaker=make_actor(f"Speaker {number}"))
    publish(event, by=None)


@pytest.mark.parametrize("order", Order)
def test_pages_hold_each_statement_once_and_in_order(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 2)
    publish_claim_and_denial()
    publish_statements(4)
    rows, after = [], None
    while True:
        page = answer_statements(Selection(order=order), Stretch(after)).page
        rows += page.rows
        if page.next is None:
            break
        after = Key.read(str(page.next))
    keys = [(row.day, row.position.within_day) for row in rows]
    assert len(set(keys)) == 6
    assert keys == sorted(keys, reverse=order is Order.NEWEST)


def test_page_of_statements_and_its_facets_take_as_many_queries_for_few_as_for_many() -> None:
    def ask() -> None:
        found = answer_statements(Selection(), Stretch())
        for row in found.page.rows:
            assert found.editions[row.edition].document
        assert found.facets

    publish_statements(3)
    few = queries_of(ask)
    publish_statements(30)
    assert queries_of(ask) == few == 4
