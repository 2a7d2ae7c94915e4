"""Spans: the days in which events may lie, counted, and the time in which to show them."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.editions.edition_days import Certainty
from relations.editions.packed_index import EARLIEST, LATEST
from relations.editions.publication import withdraw
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.queries.spans import QUADS, WIDEST, Spans, in_calendar, reach_of, spans_of
from tests.factories import make_event, make_published, make_sentence, make_statement, publish
from tests.queries.counting import queries_of
from tests.queries.spans import Span, as_columns, spans_of_dates


def ends_of(spans: Spans) -> list[date]:
    """The known ends of one span, within the calendar."""
    ends = zip(in_calendar(spans), (EARLIEST, LATEST), strict=True)
    return [date.fromordinal(int(days[0])) for days, null in ends if days[0] != null]


ENDS = [
    ("2025-04", 2025, ["2025-04-01", "2025-04-30"], False),
    ("2025-04-19", 2025, ["2025-04-19", "2025-04-19"], False),
    ("2025-04/..", 2025, ["2025-04-01"], True),
    ("../2025-04", 2025, ["2025-04-30"], True),
    ("2024-12/2025-02", 2024, ["2024-12-01", "2025-02-28"], False),
    ("-0043/2025", -43, ["0001-01-01", "2025-12-31"], False),
]


@pytest.mark.parametrize(("text", "sort_year", "ends", "is_open"), ENDS)
def test_span_has_the_ends_that_are_known_and_is_sorted_by_the_first(
    text: str, sort_year: int, ends: list[str], is_open: bool
) -> None:
    found = spans_of_dates(text)
    assert found.years() == {sort_year: 1}
    assert [str(day) for day in ends_of(found)] == ends
    assert found.is_open.tolist() == [is_open]


REACHES = [
    (["2025-04-19"], "2025-04-19", "2025-04-19"),
    (["2025-04", "2024"], "2024-01-01", "2025-04-30"),
    # An open end adds nothing.
    (["2025-04/..", "2024-02"], "2024-02-01", "2025-04-01"),
    (["../2023-06", "2024-02"], "2023-06-30", "2024-02-29"),
    (["../2023-06", "2023-07/.."], "2023-06-30", "2023-07-01"),
    (["2025-04/.."], "2025-04-01", "2025-04-01"),
    # Neither does a date of more than a century, where it has a day in the rest.
    (["19XX/2025", "2025-04-19"], "2025-04-19", "2025-04-19"),
    (["XXXX", "2024", "2025-04/.."], "2024-01-01", "2025-04-01"),
    (["1900/2010", "2005", "2025"], "2005-01-01", "2025-12-31"),
    (["1900/2010", "2010-12-31"], "2010-12-31", "2010-12-31"),
    (["1925/2024", "2024"], "1925-01-01", "2024-12-31"),
    # Where it has none it is shown, and so it is where there is nothing else.
    (["1900/2010", "2011"], "1900-01-01", "2011-12-31"),
    (["1500/1699", "1900/2025", "2025"], "1500-01-01", "2025-12-31"),
    (["19XX/2025"], "1900-01-01", "2025-12-31"),
    (["1900/2025", "1800/1999"], "1800-01-01", "2025-12-31"),
]


@pytest.mark.parametrize(("texts", "first", "last"), REACHES)
def test_reach_is_from_the_first_to_the_last_day_that_says_something_of_the_time(
    texts: list[str], first: str, last: str
) -> None:
    for dates in (texts, texts[::-1]):
        days = reach_of(spans_of_dates(*dates))
        assert days == (date.fromisoformat(first), date.fromisoformat(last))


def test_widest_date_is_one_day_more_than_a_century() -> None:
    century, longer, known = "1925/2024", "[1924-12-31..2024-12-31]", "2020"
    first, last = (ends_of(spans_of_dates(each)) for each in (century, longer))
    assert first[1] - first[0] < WIDEST <= last[1] - last[0]
    assert reach_of(spans_of_dates(century, known)) == tuple(first)
    assert reach_of(spans_of_dates(longer, known)) == tuple(ends_of(spans_of_dates(known)))


@st.composite
def some_spans(draw: st.DrawFn) -> Span:
    """A span of any width, open or not."""
    first, last = sorted((draw(st.dates()), draw(st.dates())))
    return Span("neutral", *draw(st.sampled_from([(first, last), (first, None), (None, last)])))


@given(st.lists(some_spans(), min_size=1))
def test_every_span_has_a_day_in_the_reach(spans: list[Span]) -> None:
    first, last = reach_of(as_columns(spans))
    assert first <= last
    for each in spans:
        assert (each.first or date.min) <= last
        assert first <= (each.last or date.max)


def test_nothing_has_no_reach() -> None:
    with pytest.raises(ValueError, match="zero-size"):
        reach_of(as_columns([]))


@pytest.mark.django_db
def test_spans_are_counted_by_quad_class_and_days() -> None:
    for when in ("2025-04-19", "2025-04-19", "2025-04", "2025-04/.."):
        make_published(date=when)
    make_published(date="2025-04-19", type="airstrike")
    make_published(date="../2025-04-XX", type="airstrike")
    days = (date(2025, 4, 19), date(2025, 4, 1), date(2025, 4, 30))
    day, first, last = map(date.toordinal, days)
    found = spans_of(matching_editions(Selection()))
    counted: Counter[tuple[str, int, int]] = Counter()
    for quad, one, other, count in zip(
        found.quad, found.first, found.last, found.count, strict=True
    ):
        counted[QUADS[quad], int(one), int(other)] += int(count)
    assert counted == {
        ("verbal-cooperation", day, day): 2,
        ("verbal-cooperation", first, last): 1,
        ("verbal-cooperation", first, LATEST): 1,
        ("material-conflict", day, day): 1,
        ("material-conflict", EARLIEST, last): 1,
    }


@pytest.mark.django_db
def test_event_of_several_days_is_one_span_with_its_parts() -> None:
    for text in ("{2025-05-07,2025-05-10}", "{2025-05-07,2025-05-10,2025-05-07}"):
        make_statement(event := make_event(date=text))
        publish(event)
    spans = spans_of(matching_editions(Selection()))
    assert (spans.count.tolist(), spans.said.tolist()) == ([1, 1], [1, 1])
    assert Counter(spans.parts["span"].tolist()) == {0: 2, 1: 2}


@pytest.mark.django_db
def test_span_says_how_surely_its_events_lie_in_the_period() -> None:
    for when in ("2024", "2023/2024-02", "[2023..2025]", "{2024-01,2025-01}"):
        make_published(date=when)
    selection = Selection(since="2024", until="2024")
    spans = spans_of(matching_editions(selection))
    assert Counter(map(Certainty, spans.certainty.tolist())) == {
        Certainty.WITHIN: 1,
        Certainty.ONGOING: 2,
        Certainty.PERHAPS: 1,
    }


@pytest.mark.django_db
def test_spans_are_of_the_selection_and_of_nothing_that_is_not_public() -> None:
    make_event(date="2020")
    withdraw(make_published(date="2021").event, by=None, reason="A mistake")
    make_published(date="2022", topics=("border", "trade"), countries=("AFG", "IRN", "PAK"))
    make_published(date="2023")
    chosen = Selection.of(topic=("border", "trade"), country=("AFG", "IRN"))
    assert spans_of(matching_editions(chosen)).years() == {2022: 1}
    assert spans_of(matching_editions(Selection())).years() == {2022: 1, 2023: 1}


@pytest.mark.django_db
def test_spans_take_one_query_for_words_however_many_events() -> None:
    make_published()
    few = queries_of(lambda: spans_of(matching_editions(Selection(q="kabul"))))
    sentence = make_sentence()
    for year in range(2010, 2020):
        make_published(date=str(year), sentence=sentence)
    assert queries_of(lambda: spans_of(matching_editions(Selection(q="kabul")))) == few == 2
