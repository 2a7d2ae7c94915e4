"""The root of a day: over the newest edition of each chain, kept once and never again."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from relations.editions.audit import findings
from relations.editions.chained import chained_models
from relations.editions.daily_root import DailyRoot, keep_due_roots, root_at
from relations.editions.descriptions import Description
from relations.editions.hash_chain import end_of
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from tests.database import tamper
from tests.factories import make_published, publish

pytestmark = pytest.mark.django_db


class Clock:
    """A clock that tests set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(timezone, "now", lambda: self.moment)
        self.set("2025-04-19T12:00")

    def set(self, moment: str) -> None:
        self.moment = datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def kept() -> list[date]:
    return [root.day for root in DailyRoot.objects.all()]


def keep() -> int:
    with transaction.atomic():
        return keep_due_roots(chained_models(), waits=True)


def root_over(day: str, *editions: Edition) -> tuple[str, int]:
    """The root of a day as its definition says, and the number of chains: of some editions and of
    all descriptions that were published by then, of which none has changed."""
    described = Description.objects.filter(published_at__lt=end_of(date.fromisoformat(day)))
    heads = [*editions, *described]
    lines = sorted(f"{each.chain} {each.number} {each.sha256}\n".encode() for each in heads)
    return sha256(b"".join(lines)).hexdigest(), len(heads)


def test_first_act_of_a_later_day_keeps_the_root_of_the_day_before(clock: Clock) -> None:
    one, other = make_published("One"), make_published("Another")
    withdrawn = withdraw(one.event, by=None, reason="A mistake")
    assert kept() == []
    clock.set("2025-04-20T00:00")
    third = make_published("Third")
    [first_root] = DailyRoot.objects.all()
    assert first_root.day == date(2025, 4, 19)
    on_first_day = root_over("2025-04-19", withdrawn, other)
    assert (first_root.root, first_root.chains) == on_first_day
    assert first_root.previous_root == ""
    fourth = make_published("On the same day")
    assert kept() == [date(2025, 4, 19)]
    clock.set("2025-05-01T08:00")
    again = publish(one.event, reason="No mistake")
    second_root = DailyRoot.objects.get(day="2025-04-20")
    on_second_day = root_over("2025-04-20", withdrawn, other, third, fourth)
    assert (second_root.root, second_root.chains) == on_second_day
    assert second_root.previous_root == first_root.root
    assert again.published_at == clock.moment
    assert list(findings()) == []


def test_day_ends_in_utc_and_its_last_moment_is_in_it(clock: Clock, settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Kabul"
    clock.set("2025-04-19T23:59:59.999999")
    last = make_published("Last of the day")
    clock.set("2025-04-20T00:00")
    make_published("First of the next")
    assert root_at(end_of(date(2025, 4, 19)), chained_models()) == root_over("2025-04-19", last)
    assert kept() == [date(2025, 4, 19)]


def test_timer_keeps_what_is_due_once(clock: Clock) -> None:
    assert keep() == 0
    make_published()
    assert keep() == 0
    clock.set("2025-04-21T00:00")
    assert (keep(), keep()) == (1, 0)
    clock.set("2025-04-22T00:00")
    assert keep() == 0, "nothing was published on the day before: the last root still holds"
    assert kept() == [date(2025, 4, 19)]
    call_command("keep_root")
    assert list(findings()) == []


def test_clock_that_was_set_back_puts_nothing_into_a_day_whose_root_is_kept(clock: Clock) -> None:
    make_published("Before")
    clock.set("2025-04-20T12:00")
    make_published("After")
    clock.set("2025-04-18T12:00")
    late = make_published("While the clock is wrong")
    assert late.published_at == datetime(2025, 4, 20, tzinfo=UTC)
    clock.set("2025-04-21T12:00")
    make_published("Once it is right")
    assert kept() == [date(2025, 4, 19), date(2025, 4, 20)]
    assert list(findings()) == []


def test_clock_that_was_ahead_leaves_the_days_after_it_their_roots(clock: Clock) -> None:
    make_published("Before")
    clock.set("2026-01-01T12:00")
    make_published("In the future")
    clock.set("2025-04-20T12:00")
    make_published("Today")
    clock.set("2025-04-21T12:00")
    make_published("Tomorrow")
    assert kept() == [date(2025, 4, 19), date(2025, 4, 20)]
    assert list(findings()) == []


def test_root_is_kept_or_not_with_the_act_that_keeps_it(clock: Clock) -> None:
    make_published()
    clock.set("2025-04-20T12:00")
    with transaction.atomic():
        make_published("Undone")
        assert kept() == [date(2025, 4, 19)]
        transaction.set_rollback(True)
    assert kept() == []


def test_first_root_of_a_record_that_is_older_is_that_of_its_last_day(clock: Clock) -> None:
    for day in ("2025-04-17", "2025-04-18", "2025-04-19"):
        clock.set(f"{day}T12:00")
        make_published(day)
    tamper("DELETE FROM relations_dailyroot")
    clock.set("2025-04-21T12:00")
    assert keep() == 1
    assert kept() == [date(2025, 4, 19)]


def test_root_reads_no_document_and_asks_once(clock: Clock) -> None:
    for number in range(3):
        make_published(f"Event {number}")
    with CaptureQueriesContext(connection) as asked:
        root_at(end_of(date(2025, 4, 19)), chained_models())
    assert len(asked) == len(chained_models())
    assert "document" not in asked[0]["sql"]
