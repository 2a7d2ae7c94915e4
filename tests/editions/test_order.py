"""The order of what is published: across years of any size, and within a day."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from django.core.exceptions import ValidationError

from relations.editions.audit import findings
from relations.editions.errors import HasProblems
from relations.editions.models import Edition
from relations.editions.publication import obstacles_to, withdraw
from relations.queries.answer import answer_statements
from relations.queries.selection import Order, Selection
from relations.queries.stretches import Stretch
from relations.record.models import Event
from tests.factories import make_event, make_published, make_sentence, make_statement, publish
from tests.queries.listing import listed

pytestmark = pytest.mark.django_db


def titles(order: Order = Order.OLDEST) -> list[str]:
    return [edition.document["title"] for edition in listed(Selection(), order)]


# Dates that are in order, the oldest first.
IN_ORDER = [
    ["Y-50000", "-3000", "-0480", "-0043-03-15", "0000", "0001", "2025", "Y12000"],
    ["Y-17E8", "Y-50000", "-9999", "-0100-12-31", "-0099-01-01", "-0001-12", "0000-01-01"],
    ["-0480?", "-0479/-0478", "-0477~/..", "-0431-04/-0404"],
    ["2025-05-07", "2025-05-07T01:05:00+05:30", "2025-05-07T23:30:00Z"],
    # By the clock of one place, and what is known only to have happened before comes first.
    ["2025-05-06T23:00:00", "[..2025-05-07]", "2025-05-07", "2025-05-07T00:00:00"],
    ["2025-05-07T10:00:00+05:30", "2025-05-07T05:00:00Z", "2025-05-07T09:00:00-01:00"],
    ["../2025-05-07", "2025-05-07T23:59:59+14:00", "2025-05-07T00:00:00-12"],
    ["2025-05-07T23:59:59Z", "[..2025-05-08]", "2025-05-08"],
]


@pytest.mark.parametrize("dates", IN_ORDER, ids=lambda dates: dates[0])
def test_events_are_in_the_order_of_time_and_oldest_is_newest_reversed(dates: list[str]) -> None:
    sentence = make_sentence()
    for each in dates[::2] + dates[1::2]:
        make_published(each, date=each, sentence=sentence)
    assert titles() == dates
    assert titles(Order.NEWEST) == dates[::-1]


def test_events_without_a_time_are_all_on_one_side_of_those_that_have_one() -> None:
    for title in ("A first", "B second"):
        make_published(title, date="2025-05-07")
    make_published("Strike", date="2025-05-07T01:05:00+05:30")
    make_published("C third", date="2025-05-07/2025-05-08")
    make_published("Late statement", date="2025-05-07T23:30:00Z")
    found = titles()
    assert found[-2:] == ["Strike", "Late statement"]
    assert found[::-1] == titles(Order.NEWEST)


def follow(titles: Sequence[str], **dates: str) -> dict[str, Event]:
    """Published events of one day, each after the one before it."""
    events: dict[str, Event] = {}
    before = None
    for title in titles:
        event = make_event(title, date=dates.get(title, "2025-05-07"), after=before)
        publish(event)
        events[title] = before = event
    return events


@pytest.mark.parametrize("chain", list(permutations(["a", "b", "c"])))
def test_event_stands_after_the_one_that_an_editor_says_it_followed(chain: list[str]) -> None:
    make_published("other", date="2025-05-07")
    follow(chain)
    assert [title for title in titles() if title != "other"] == list(chain)
    assert titles(Order.NEWEST) == titles()[::-1]


def test_event_without_a_time_stands_right_after_the_timed_one_that_it_followed() -> None:
    make_published("noon", date="2025-05-07T12:00:00")
    make_published("early", date="2025-05-07T06:00:00")
    make_published("untimed", date="2025-05-07")
    follow(["strike", "answer"], strike="2025-05-07T09:00:00")
    assert titles() == ["untimed", "early", "strike", "answer", "noon"]


def test_followers_move_with_the_event_that_they_follow() -> None:
    events = follow(["strike", "answer", "denial"])
    make_published("noon", date="2025-05-07T12:00:00")
    strike = events["strike"]
    strike.date = "2025-05-07T15:00:00"
    strike.save()
    publish(strike, reason="The hour is known")
    assert titles() == ["noon", "strike", "answer", "denial"]
    withdraw(strike, by=None, reason="It was another day")
    assert titles()[-1] == "noon"
    assert titles() == ["answer", "denial", "noon"]
    assert not any("index" in finding for finding in findings())


def test_event_of_another_day_orders_nothing() -> None:
    events = follow(["strike", "answer"])
    strike = events["strike"]
    strike.date = "2025-05-09"
    strike.save()
    publish(strike, reason="Another day")
    assert titles() == ["answer", "strike"]
    [problem] = obstacles_to(Event.objects.complete().get(title="answer"))
    assert problem.code == "out-of-order"


def test_edition_holds_what_its_event_followed() -> None:
    events = follow(["strike", "answer"])
    strike, answer = (Edition.objects.get(code=each.code).document for each in events.values())
    assert (strike["after"], answer["after"]) == (None, events["strike"].code)


def test_event_that_follows_a_draft_is_not_published() -> None:
    event = make_event("answer", date="2025-05-07", after=make_event("draft", date="2025-05-07"))
    with pytest.raises(HasProblems, match="“draft”, which is not published"):
        publish(event)


DISORDERS = [
    ("2025-05-07", "2025-05-08", "same date"),
    ("2025-05-07", "2025-05", "same date"),
    ("2025-05-07T09:00:00Z", "2025-05-07T08:00:00Z", "By its time"),
    ("2025-05-07T09:00:00Z", "2025-05-07T10:00:00+05:30", "By its time"),
    ("[..2025-05-07]", "[..2025-05-07]", "same date"),
]


@pytest.mark.parametrize(("before", "after", "message"), DISORDERS)
def test_event_cannot_follow_what_its_date_contradicts(
    before: str, after: str, message: str
) -> None:
    event = make_event(date=after, after=make_event("before", date=before))
    with pytest.raises(ValidationError, match=message):
        event.full_clean()


def test_events_cannot_follow_each_other_in_a_circle() -> None:
    events = follow(["a", "b", "c"])
    for title in "abc":
        first = events["a"]
        first.after = events[title]
        with pytest.raises(ValidationError, match="in a circle"):
            first.full_clean()


def test_circle_that_was_stored_regardless_still_has_an_order() -> None:
    events = follow(["a", "b"])
    Event.objects.filter(pk=events["a"].pk).update(after=events["b"])
    assert [each.code for each in obstacles_to(Event.objects.complete().get(title="b"))] == [
        "out-of-order"
    ]


def test_event_that_follows_a_stored_circle_is_checked_to_its_end() -> None:
    events = follow(["a", "b"])
    Event.objects.filter(pk=events["a"].pk).update(after=events["b"])
    after_both = make_event("c", date="2025-05-07", after=Event.objects.get(title="b"))
    after_both.full_clean()


def texts(order: Order) -> list[str]:
    """What was said, as the list of statements has it."""
    found = answer_statements(Selection(order=order), Stretch())
    return [text_in(found.editions[row.edition], row.code) for row in found.page.rows]


def text_in(edition: Edition, code: str) -> str:
    statements = edition.document["statements"]
    return next(str(each["text"]) for each in statements if each["code"] == code)


def test_statements_of_an_event_stay_together_on_its_day_in_the_order_of_the_record() -> None:
    for title, date in (("one", "2025-05-07"), ("two", "2025-05-07"), ("old", "[..2025-05-07]")):
        event = make_event(title, date=date)
        for number in range(3):
            own = "2025-05-07" if number == 1 and title != "old" else ""
            make_statement(event, text=f"{title} {number}", date=own)
        publish(event)
    said = {order: texts(order) for order in Order}
    oldest = said[Order.OLDEST]
    assert oldest[:3] == ["old 0", "old 1", "old 2"]
    assert {tuple(oldest[3:6]), tuple(oldest[6:])} == {
        tuple(f"{title} {number}" for number in range(3)) for title in ("one", "two")
    }
    assert said[Order.NEWEST] == oldest[::-1]
