"""What has become of a statement that calls for an answer follows from all that is public."""

from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest

from relations.editions.publication import withdraw
from relations.editions.suppression import suppress_edition
from relations.queries.facets import facet_for
from relations.queries.labels import labels_for
from relations.queries.ledger import answer_ledger
from relations.queries.matches import matching_editions, matching_statements
from relations.queries.public_answers import AnswersTo, answers_to
from relations.queries.selection import Selection
from relations.queries.stretches import Stretch
from relations.record.models import Event, Statement
from tests.factories import make_actor, make_editor, make_event, make_statement, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def publish_claim(act: str = "accuse") -> tuple[Event, Statement]:
    event = make_event("The claim", date="2025-04-01")
    claim = make_statement(event, speaker=make_actor("Amina"), act=act, text="They did.")
    publish(event)
    return event, claim


def publish_answer(claim: Statement, act: str = "deny", day: str = "2025-05-01") -> Event:
    """An answer in an event of its own."""
    event = make_event(f"An answer of {day}", date=day)
    make_statement(event, speaker=make_actor("Zalmai"), act=act, responds_to=claim)
    publish(event)
    return event


def became(claim: Statement, as_of: date | None = None) -> str | None:
    told = answers_to([claim.code], as_of).get(claim.code)
    return told.became if told else None


ANSWERED = [
    ("accuse", [], "unanswered"),
    ("demand", ["reject"], "denied"),
    ("threaten", ["concern"], "answered"),
    ("accuse", ["agree", "deny"], "denied"),
    ("accuse", ["accuse"], "answered"),
    # What calls for no answer is not said to lack one.
    ("urge", [], ""),
    ("urge", ["deny"], "answered"),
]


@pytest.mark.parametrize(("act", "answers", "expected"), ANSWERED)
def test_answers_count_whatever_event_they_are_given_in(
    act: str, answers: list[str], expected: str
) -> None:
    _event, claim = publish_claim(act)
    for place, answer in enumerate(answers):
        publish_answer(claim, answer, f"2025-05-{place + 1:02}")
    assert became(claim) == expected


def test_answer_in_the_same_event_counts_too() -> None:
    event, claim = publish_claim()
    make_statement(event, speaker=make_actor("Zalmai"), act="deny", responds_to=claim)
    publish(event, reason="The answer")
    assert became(claim) == "denied"


def test_answers_are_told_the_first_one_first() -> None:
    _event, claim = publish_claim()
    later = publish_answer(claim, "concern", "2025-06-01").statements.get()
    sooner = publish_answer(claim, "deny", "2025-05-01").statements.get()
    assert answers_to([claim.code]) == {
        claim.code: AnswersTo("denied", (sooner.code, later.code)),
    }
    assert answers_to([claim.code, "00000000", sooner.code])[sooner.code] == AnswersTo("")


def test_answer_of_a_draft_does_not_count() -> None:
    _event, claim = publish_claim()
    draft = make_event("A draft")
    make_statement(draft, speaker=make_actor("Zalmai"), act="deny", responds_to=claim)
    assert became(claim) == "unanswered"


def test_withdrawn_answer_does_not_count() -> None:
    _event, claim = publish_claim()
    withdraw(publish_answer(claim), by=None, reason="A mistake")
    assert became(claim) == "unanswered"


def test_answer_that_a_later_edition_dropped_or_changed_does_not_count() -> None:
    _event, claim = publish_claim()
    answer = publish_answer(claim)
    answer.statements.update(act="concern")
    publish(answer, reason="She did not deny it")
    assert became(claim) == "answered"
    answer.statements.update(responds_to=None)
    publish(answer, reason="It was of another strike")
    assert became(claim) == "unanswered"


def test_suppressed_answer_does_not_count() -> None:
    _event, claim = publish_claim()
    answer = publish_answer(claim)
    suppress_edition(answer.editions.get(), make_editor("administrator"), "A court has ordered it.")
    assert became(claim) == "unanswered"


def test_withdrawn_claim_has_become_nothing() -> None:
    event, claim = publish_claim()
    publish_answer(claim)
    withdraw(event, by=None, reason="A mistake")
    assert became(claim) is None
    assert matching_statements(Selection.of(answered=("denied",))).count == 0


def test_record_of_a_former_day_has_the_answers_of_that_day() -> None:
    def on(day: int) -> object:
        moment = datetime(2025, 8, day, 12, tzinfo=UTC)
        return patch("django.utils.timezone.now", return_value=moment)

    with on(1):  # type: ignore[attr-defined]
        _event, claim = publish_claim()
    with on(3):  # type: ignore[attr-defined]
        answer = publish_answer(claim, "concern")
    with on(5):  # type: ignore[attr-defined]
        answer.statements.update(act="deny")
        publish(answer, reason="She denied it")
    with on(7):  # type: ignore[attr-defined]
        withdraw(answer, by=None, reason="Retracted")
    told = [None, "unanswered", "unanswered", "answered", "answered", "denied", "denied"]
    told += ["unanswered"] * 2
    days = [date(2025, 7, 31), *(date(2025, 8, day) for day in range(1, 9))]
    assert [became(claim, day) for day in days] == told
    for day, each in zip(days[1:], told[1:], strict=True):
        selection = Selection.of(answered=(each,), as_of=day)
        assert matching_statements(selection).count == 1
        [tally] = answer_ledger(selection.without("answered"), Stretch()).tallies
        assert {name: count for name, count in tally.became.items() if count} == {each: 1}
    assert became(claim) == "unanswered"


def counts(name: str, *, of_statements: bool, **chosen: object) -> dict[str, int]:
    matches_for = matching_statements if of_statements else matching_editions
    found = facet_for(Selection.of(**chosen), matches_for, name)
    return {each.value: each.count for each in found.values}


def test_events_and_statements_are_chosen_and_counted_by_what_became_of_what_was_said() -> None:
    event, claim = publish_claim()
    make_statement(event, speaker=make_actor("Amina"), act="demand")
    make_statement(event, speaker=make_actor("Amina"), act="threaten")
    publish(event, reason="All of it")
    publish_claim("threaten")
    publish_answer(claim)
    assert counts("answered", of_statements=True) == {"denied": 1, "unanswered": 3}
    assert counts("answered", of_statements=False) == {"denied": 1, "unanswered": 2}
    assert counts("act", of_statements=True, answered=("unanswered",)) == {
        "threaten": 2,
        "demand": 1,
    }
    denied = Selection.of(answered=("denied",))
    assert (matching_statements(denied).count, matching_editions(denied).count) == (1, 1)
    both = Selection.of(answered=("denied", "unanswered"))
    assert (matching_statements(both).count, matching_editions(both).count) == (4, 2)
    assert matching_statements(Selection.of(answered=("answered",))).count == 0


def test_statements_are_chosen_and_counted_by_whom_they_were_made_to() -> None:
    event = make_event("Talks")
    zalmai = make_actor("Zalmai")
    make_statement(event, speaker=make_actor("Amina"), addressee=zalmai)
    make_statement(event, speaker=make_actor("Amina"))
    make_statement(event, speaker=zalmai, addressee=make_actor("Amina"))
    publish(event)
    assert counts("addressee", of_statements=True) == {"amina": 1, "zalmai": 1}
    assert counts("addressee", of_statements=False) == {"amina": 1, "zalmai": 1}
    to_zalmai = Selection.of(addressee=("zalmai",))
    assert matching_statements(to_zalmai).count == 1
    assert matching_statements(to_zalmai.having(speaker=("zalmai",))).count == 0
    assert labels_for(to_zalmai)["addressee"] == {"zalmai": "Zalmai"}


def test_one_who_speaks_and_is_spoken_to_is_labelled_as_both_at_once() -> None:
    event = make_event("Talks")
    make_statement(event, speaker=make_actor("Amina"), addressee=make_actor("Zalmai"))
    make_statement(event, speaker=make_actor("Zalmai"), addressee=make_actor("Amina"))
    publish(event)
    both = Selection.of(speaker=("amina", "zalmai"), addressee=("amina",))
    found = labels_for(both)
    assert found["speaker"] == {"amina": "Amina", "zalmai": "Zalmai"}
    assert found["addressee"] == {"amina": "Amina"}
    withdraw(event, by=None, reason="A mistake")
    gone = labels_for(both)
    assert {*gone["speaker"].values()} == {"a speaker of whom all was withdrawn"}
    assert gone["addressee"] == {"amina": "someone of whom all was withdrawn"}


def test_answers_take_no_query_beside_that_of_the_columns() -> None:
    _event, claim = publish_claim()
    publish_answer(claim)
    assert queries_of(lambda: answers_to([claim.code])) == 1
