"""What certainly lies in a period, what was going on in it, and what perhaps was, on any date."""

from base64 import urlsafe_b64encode

import pytest

from relations.editions.edition_days import Certainty
from relations.editions.models import Edition
from relations.queries import pages
from relations.queries.answer import answer, answer_statements
from relations.queries.matches import matching_editions, matching_statements
from relations.queries.pages import first_of
from relations.queries.selection import Order, Selection
from relations.queries.stretches import Key, Stretch
from tests.factories import (
    make_event,
    make_published,
    make_sentence,
    make_source,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db

WITHIN, ONGOING, PERHAPS = Certainty

# A date, a period, and how surely the one lies in the other; None if it cannot. The source is of
# 20 April 2025.
GRADES = [
    ("2024", "2024", "2024", WITHIN),
    ("2024-03-05", "2024", "2024", WITHIN),
    ("2024-05-07T23:30:00Z", "2024-05-07", "2024-05-07", WITHIN),
    ("2024", "2024-03", "2024-05", PERHAPS),
    ("202X", "2024", "2024", PERHAPS),
    ("2023-12", "2024", "2024", None),
    ("2024-21", "2024", "2024", WITHIN),
    ("2024-24", "2024", "2024", PERHAPS),
    # What lasted was going on between its latest start and its earliest end.
    ("2024-02/2024-11", "2024", "2024", WITHIN),
    ("2023/2025", "2024", "2024", ONGOING),
    ("2023/2024-03", "2024", "2024", ONGOING),
    ("2024-11/2025-02", "2024", "2024", ONGOING),
    ("2023/2025", "2023", "2023", ONGOING),
    ("2023/2025", "2023-03", "2023-04", PERHAPS),
    ("2023/2025", "2025-12", "2025-12", PERHAPS),
    ("2023/..", "2024", "2024", ONGOING),
    ("2024-06/..", "2024", "2024", ONGOING),
    ("2024-06/..", "2024", "", WITHIN),
    ("2023/..", "2024", "", ONGOING),
    # Nobody has reported what came after the source.
    ("2023/..", "2026", "2026", PERHAPS),
    ("2023/..", "2025-04-20", "2025-04-20", ONGOING),
    ("2023/..", "2025-04-21", "2025-04-30", PERHAPS),
    ("2023/", "2024", "2024", PERHAPS),
    ("2023/", "2023", "2023", ONGOING),
    ("../2025", "2024", "2024", PERHAPS),
    ("../2025", "2025", "2025", ONGOING),
    ("../2025", "", "2025", WITHIN),
    ("/2025-04", "2025-03", "2025-03", PERHAPS),
    ("2025-03-2X~/..", "2025", "2025", ONGOING),
    # What happened only once, nobody knows when.
    ("[..2025-04-19]", "2025", "2025", PERHAPS),
    ("[..2025-04-19]", "", "2025", WITHIN),
    ("[..2025-04-19]", "2025-04-20", "", None),
    ("[2024-01..2024-04]", "2024", "2024", WITHIN),
    ("[2023-11..2024-04]", "2024", "2024", PERHAPS),
    ("[2024-03..]", "2024", "2024", PERHAPS),
    ("[2024-03..]", "2024", "", WITHIN),
    # One of two days, and both of them.
    ("[2025-05-07,2025-05-10]", "2025-05-07", "2025-05-10", WITHIN),
    ("[2025-05-07,2025-05-10]", "2025-05-07", "2025-05-09", PERHAPS),
    ("[2025-05-07,2025-05-10]", "2025-05-08", "2025-05-09", None),
    ("{2025-05-07,2025-05-10}", "2025-05-08", "2025-05-09", None),
    ("{2025-05-07,2025-05-10}", "2025-05-07", "2025-05-07", ONGOING),
    ("{2025-05-07,2025-05-10}", "2025-05-09", "2025-05-11", ONGOING),
    ("{2025-05-07,2025-05-10}", "2025-05", "2025-05", WITHIN),
    ("{2025-05-07,2025-05-10}", "2025-05-08", "", ONGOING),
    ("{2025-05-07,2025-05-10}", "2025-05-11", "", None),
    ("{2024,2026}", "2024", "2024", ONGOING),
    ("{2024,2026}", "2025", "2025", None),
    ("{2024,2026}", "2024-06", "2026-02", PERHAPS),
    ("{2024-03,2024-05}", "2024", "2024", WITHIN),
    ("{2025-05-07..2025-05-10}", "2025-05-08", "2025-05-09", ONGOING),
    ("2025-XX-10", "2025-03-01", "2025-03-09", None),
    ("2025-XX-10", "2025-03", "2025-03", PERHAPS),
    # What is in doubt is never certain; a doubtful month leaves its year.
    ("2024?", "2024", "2024", PERHAPS),
    ("2024-03~", "2024", "2024", PERHAPS),
    ("2024-~03", "2024", "2024", WITHIN),
    ("2024-~03", "2024-03", "2024-03", PERHAPS),
    ("2024-02~/2024-05", "2024", "2024", ONGOING),
    # Years before 1, and the first day of the calendar.
    ("-0043-03-15", "0001", "0001", None),
    ("Y-50000", "", "2025", WITHIN),
    ("-0480", "0000", "0000", None),
    ("0000", "0000", "0000", WITHIN),
    ("0001-01-01", "0000", "0000", None),
    ("0001-01-01", "0001", "0001", WITHIN),
    ("-0043/0014", "0001", "0001", ONGOING),
]


def test_event_and_its_statement_lie_in_a_period_as_surely_as_their_date_says() -> None:
    sentence, published = make_sentence(), {}
    for text in {text for text, _since, _until, _expected in GRADES}:
        make_statement(event := make_event(date=text, sentence=sentence))
        make_statement(event, date=text)
        published[text] = publish(event)
    graded = [
        (text, since, until, grade_of(published[text], Selection(since=since, until=until)))
        for text, since, until, _expected in GRADES
    ]
    assert graded == GRADES


def grade_of(edition: Edition, selection: Selection) -> Certainty | None:
    """How surely an event and both its statements lie in the days of a selection; None if they
    cannot."""
    listed = matching_editions(selection), matching_statements(selection)
    rows = [row for each in listed for row in first_of(each, selection.order, 1000)]
    grades = [row.certainty for row in rows if row.edition == edition.pk]
    assert (len(grades), len(set(grades))) in {(0, 0), (3, 1)}
    return grades[0] if grades else None


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2024-06-01", ONGOING), ("2023-06-01", PERHAPS), ("2024", ONGOING), ("2024?", PERHAPS)],
)
def test_what_goes_on_is_certain_until_its_latest_source(
    published: str, expected: Certainty
) -> None:
    sentence = make_source(published=published).sentences.get(number=1)
    make_published(date="2023/..", sentence=sentence)
    selection = Selection(since="2024", until="2024")
    [row] = first_of(matching_editions(selection), selection.order, 2)
    assert row.certainty == expected


YEAR = Selection(since="2024", until="2024")
DATES = ["2024", "2024-05-07", "2024-02/2024-03", "2023/2025", "2022/2024-02", "202X", "[..2025]"]
COUNTS = {WITHIN: 3, ONGOING: 2, PERHAPS: 2}


def test_surest_group_comes_first_in_either_order_and_each_group_is_reversed() -> None:
    for each in DATES:
        make_published(date=each)
    rows = {order: first_of(matching_editions(YEAR), order, 100) for order in Order}
    certainties = [WITHIN] * 3 + [ONGOING] * 2 + [PERHAPS] * 2
    for found in rows.values():
        assert [row.certainty for row in found] == certainties
    for certainty in Certainty:
        newest, oldest = (
            [row.code for row in rows[order] if row.certainty == certainty]
            for order in (Order.NEWEST, Order.OLDEST)
        )
        assert newest == oldest[::-1]


def test_groups_are_counted_alike_for_events_and_for_statements() -> None:
    for each in DATES:
        make_statement(event := make_event(date=each))
        publish(event)
    assert answer(YEAR, Stretch()).counts == COUNTS
    assert answer(YEAR, Stretch()).count == 7
    assert answer_statements(YEAR, Stretch()).counts == COUNTS
    assert answer_statements(Selection(), Stretch()).counts == {WITHIN: 7, ONGOING: 0, PERHAPS: 0}
    assert answer(Selection(), Stretch()).counts == {WITHIN: 7, ONGOING: 0, PERHAPS: 0}


@pytest.mark.parametrize("order", Order)
def test_pages_run_through_all_groups(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 2)
    for each in DATES:
        make_statement(event := make_event(date=each))
        publish(event)
    selection = YEAR.having(order=order)
    everything = first_of(matching_editions(selection), order, 100)
    codes, said, after, after_said = [], [], None, None
    for _page in range(4):
        page = answer(selection, Stretch(after)).page
        spoken = answer_statements(selection, Stretch(after_said)).page
        codes += [row.edition for row in page.rows]
        said += [row.edition for row in spoken.rows]
        if page.next and spoken.next:
            after, after_said = Key.read(str(page.next)), Key.read(str(spoken.next))
    assert codes == said == [row.edition for row in everything]
    assert page.next is spoken.next is None


def test_key_of_an_earlier_version_begins_in_the_surest_group() -> None:
    for each in DATES:
        make_published(date=each)
    old = Key.read(urlsafe_b64encode(b"2024-05-07.abcdefgh").decode())
    assert old == Key(WITHIN, 739_013)
    assert len(answer(YEAR, Stretch(old)).page.rows) == 7
