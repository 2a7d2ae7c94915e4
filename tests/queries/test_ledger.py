"""The ledger: what calls for an answer, with its answers, counted."""

import pytest

from relations.queries import pages
from relations.queries.answer import answer_statements
from relations.queries.ledger import LedgerAnswer, answer_ledger
from relations.queries.selection import Order, Selection
from relations.queries.stretches import Stretch
from relations.record.models import Statement
from tests.factories import make_actor, make_event, make_statement, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db

# What is said in the events of a day each: the speaker, the act, and what it answers by its place.
SAID: list[list[tuple[str, str, int | None]]] = [
    [("Amina", "accuse", None), ("Zalmai", "deny", 0), ("Zalmai", "demand", None)],
    [("Zalmai", "accuse", None), ("Amina", "concern", 3), ("Amina", "threaten", None)],
    [("Amina", "reject", 2), ("Zalmai", "urge", None), ("Zalmai", "accuse", 5)],
]


def publish_all() -> list[Statement]:
    made: list[Statement] = []
    for day, statements in enumerate(SAID, start=1):
        event = make_event(f"Day {day}", date=f"2025-04-0{day}")
        for speaker, act, answered in statements:
            claim = made[answered] if answered is not None else None
            made.append(
                make_statement(
                    event,
                    speaker=make_actor(speaker),
                    act=act,
                    text=f"Number {len(made)}.",
                    responds_to=claim,
                )
            )
        publish(event)
    return made


def numbers(codes: list[str], made: list[Statement]) -> list[int]:
    places = {each.code: place for place, each in enumerate(made)}
    return [places[code] for code in codes]


def found(selection: Selection = Selection(), stretch: Stretch = Stretch()) -> LedgerAnswer:  # noqa: B008
    return answer_ledger(selection, stretch)


def listed(selection: Selection, made: list[Statement]) -> list[int]:
    return numbers([each.code for each in found(selection).page.rows], made)


LISTED = [
    (Selection(), [8, 5, 3, 2, 0]),
    (Selection(order=Order.OLDEST), [0, 2, 3, 5, 8]),
    (Selection.of(act=("accuse",)), [8, 3, 0]),
    # What calls for no answer is not in it, whoever asks for it.
    (Selection.of(act=("deny",)), []),
    (Selection.of(act=("deny", "demand")), [2]),
    (Selection.of(speaker=("amina",)), [5, 0]),
    (Selection.of(answered=("denied",)), [2, 0]),
    (Selection.of(answered=("unanswered",)), [8]),
    (Selection.of(answered=("answered", "unanswered")), [8, 5, 3]),
    (Selection(since="2025-04-02", until="2025-04-02"), [5, 3]),
    (Selection.of(country=("IRN",)), []),
]


@pytest.mark.parametrize(("selection", "expected"), LISTED)
def test_ledger_holds_what_calls_for_an_answer_in_its_order(
    selection: Selection, expected: list[int]
) -> None:
    made = publish_all()
    publish(make_event("In Iran", countries=("AFG", "IRN")))
    assert listed(selection, made) == expected


TALLIES = [
    (
        Selection(),
        {"accuse": (1, 1, 1), "demand": (1, 0, 0), "threaten": (0, 1, 0)},
    ),
    (Selection.of(act=("demand",)), {"demand": (1, 0, 0)}),
    (Selection.of(speaker=("amina",)), {"accuse": (1, 0, 0), "threaten": (0, 1, 0)}),
    # The answers of other days count for what is said on this one.
    (Selection(until="2025-04-01"), {"accuse": (1, 0, 0), "demand": (1, 0, 0)}),
    (Selection.of(answered=("unanswered",)), {"accuse": (0, 0, 1)}),
    (Selection.of(act=("urge",)), {}),
]


@pytest.mark.parametrize(("selection", "expected"), TALLIES)
def test_tallies_count_by_act_what_became_of_all_in_the_ledger(
    selection: Selection, expected: dict[str, tuple[int, int, int]]
) -> None:
    publish_all()
    tallies = found(selection).tallies
    assert {each.act: tuple(each.became.values()) for each in tallies} == expected
    assert sum(each.total for each in tallies) == found(selection).count


def test_each_entry_has_its_answers_wherever_they_were_given() -> None:
    made = publish_all()
    ledger = found()
    answers = {
        numbers([claim], made)[0]: numbers([each.code for each in rows], made)
        for claim, rows in ledger.answer_rows.items()
    }
    assert answers == {8: [], 5: [8], 3: [4], 2: [6], 0: [1]}
    shown = {row.edition for rows in ledger.answer_rows.values() for row in rows}
    assert shown <= ledger.editions.keys()


def test_empty_record_has_an_empty_ledger() -> None:
    assert (found().count, found().tallies, found().page.rows) == (0, [], [])


def test_ledger_is_cut_into_pages_that_together_hold_each_entry_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 2)
    made = publish_all()
    seen, after = [], None
    for _page in range(3):
        page = found(stretch=Stretch(after)).page
        seen += numbers([each.code for each in page.rows], made)
        after = page.next
    assert (seen, after) == ([8, 5, 3, 2, 0], None)


def test_facets_count_what_calls_for_an_answer_alone() -> None:
    publish_all()
    counted = {
        facet.name: {each.value: each.count for each in facet.values} for facet in found().facets
    }
    assert counted["speaker"] == {"zalmai": 3, "amina": 2}
    assert counted["act"] == {"accuse": 3, "demand": 1, "threaten": 1}
    assert counted["answered"] == {"denied": 2, "answered": 2, "unanswered": 1}
    statements = answer_statements(Selection(), Stretch()).facets
    assert [each.name for each in statements] == list(counted)


def test_words_of_a_ledger_name_what_it_holds() -> None:
    publish_all()
    chosen = Selection.of(country=("AFG", "PAK"), speaker=("amina",), answered=("denied",))
    assert found(chosen).words == (
        "Afghanistan and Pakistan: accusations, demands and threats by Amina, that are denied"
    )


def test_queries_of_a_ledger_do_not_grow_with_it() -> None:
    publish_all()
    few = queries_of(lambda: [found().editions, found().tallies, found().answer_rows])
    publish_all()
    assert queries_of(lambda: [found().editions, found().tallies, found().answer_rows]) == few
