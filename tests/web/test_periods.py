"""A record with every kind of date: each period answers as plain arithmetic on its dates does."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from relations.queries import pages
from tests.factories import make_actor, make_event, make_statement, publish

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

Days = tuple[float, float]
"""The first and the last day of a stretch, both inclusive, counted as `day` does."""
NEVER, FOREVER = float("-inf"), float("inf")
REPORTED = (2025, 4, 20)


def day(year: int, month: int, number: int) -> int:
    """A day of the proleptic Gregorian calendar as a count of days."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + number - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def d(text: str) -> int:
    return day(*_numbers(text))


def y(first: int, last: int | None = None) -> Days:
    return day(first, 1, 1), day(first if last is None else last, 12, 31)


def m(text: str) -> Days:
    year, month = _numbers(text)
    return day(year, month, 1), day(year + (month == 12), month % 12 + 1, 1) - 1


def _numbers(text: str) -> list[int]:
    sign = -1 if text.startswith("-") else 1
    year, *rest = map(int, text.lstrip("-").split("-"))
    return [sign * year, *rest]


def on(text: str) -> Days:
    return d(text), d(text)


@dataclass
class Once:
    """At one time within one of these stretches, if no part of the date is in doubt."""

    stretches: list[Days]
    doubtful: bool = False

    def grade(self, s: float, u: float) -> str | None:
        if not any(a <= u and b >= s for a, b in self.stretches):
            return None
        is_within = all(s <= a and b <= u for a, b in self.stretches)
        return "within" if is_within and not self.doubtful else "perhaps"


@dataclass
class Each:
    """At a time within each of these stretches."""

    stretches: list[Days]

    def grade(self, s: float, u: float) -> str | None:
        if not any(a <= u and b >= s for a, b in self.stretches):
            return None
        if all(s <= a and b <= u for a, b in self.stretches):
            return "within"
        return "ongoing" if any(s <= a and b <= u for a, b in self.stretches) else "perhaps"


@dataclass
class Lasted:
    """From a day within the one stretch to a day within the other."""

    start: Days
    end: Days

    def grade(self, s: float, u: float) -> str | None:
        if not (self.start[0] <= u and self.end[1] >= s):
            return None
        if s <= self.start[0] and self.end[1] <= u:
            return "within"
        return "ongoing" if u >= self.start[1] and s <= self.end[0] else "perhaps"


def goes_on(start: Days) -> Lasted:
    known = day(*REPORTED)
    return Lasted(start, (max(known, start[1]), FOREVER))


EVENTS: list[tuple[str, Once | Each | Lasted]] = [
    ("-0490-09-12", Once([on("-490-09-12")])),
    ("-0044-03", Once([m("-44-03")])),
    ("-0043", Once([y(-43)])),
    ("0000", Once([y(0)])),
    ("0000-12-31", Once([on("0-12-31")])),
    ("0001-01-01", Once([on("1-01-01")])),
    ("-0010/0010", Lasted(y(-10), y(10))),
    ("19XX", Once([y(1900, 1999)])),
    ("194X", Once([y(1940, 1949)])),
    ("1947-08-14", Once([on("1947-08-14")])),
    ("1947-08-15", Once([on("1947-08-15")])),
    ("1947", Once([y(1947)])),
    ("1947?", Once([y(1947)], doubtful=True)),
    ("1947-10/1949-01-01", Lasted(m("1947-10"), on("1949-01-01"))),
    ("1979-12-24/1989-02-15", Lasted(on("1979-12-24"), on("1989-02-15"))),
    ("1996/2001", Lasted(y(1996), y(2001))),
    ("2001-09-11T08:46:00-04:00", Once([on("2001-09-11")])),
    ("2021-08-15T20:30:00Z", Once([on("2021-08-15")])),
    ("2021-08-15T23:30:00+04:30", Once([on("2021-08-15")])),
    ("2021-08-15", Once([on("2021-08-15")])),
    ("2021-08-15?", Once([on("2021-08-15")], doubtful=True)),
    ("2021-08-15~", Once([on("2021-08-15")], doubtful=True)),
    ("2021-08~", Once([m("2021-08")], doubtful=True)),
    ("2021-08", Once([m("2021-08")])),
    ("2021-21", Once([(d("2021-03-01"), d("2021-05-31"))])),
    ("2021-23", Once([(d("2021-09-01"), d("2021-11-30"))])),
    ("2021", Once([y(2021)])),
    ("2021-XX", Once([y(2021)])),
    ("2021-08-XX", Once([m("2021-08")])),
    ("2021/..", goes_on(y(2021))),
    ("2021-08-15/..", goes_on(on("2021-08-15"))),
    ("2022-05-01/", Lasted(on("2022-05-01"), (d("2022-05-01"), FOREVER))),
    ("../2021-08", Lasted((NEVER, d("2021-08-31")), m("2021-08"))),
    ("[..2021-08-15]", Once([(NEVER, d("2021-08-15"))])),
    ("[..2025-04-19]", Once([(NEVER, d("2025-04-19"))])),
    ("[..2024]", Once([(NEVER, day(2024, 12, 31))])),
    ("[2024-03-01..]", Once([(d("2024-03-01"), FOREVER)])),
    ("[2024-01..2024-04]", Once([(d("2024-01-01"), d("2024-04-30"))])),
    ("[2024-03-01,2024-03-05]", Once([on("2024-03-01"), on("2024-03-05")])),
    ("[2024-02-29,2024-03]", Once([on("2024-02-29"), m("2024-03")])),
    ("[2023,2025]", Once([y(2023), y(2025)])),
    ("{2024-03-01,2024-03-05}", Each([on("2024-03-01"), on("2024-03-05")])),
    ("{2023-11,2024-03}", Each([m("2023-11"), m("2024-03")])),
    ("{2022,2024}", Each([y(2022), y(2024)])),
    ("2024-03-18", Once([on("2024-03-18")])),
    ("2024-03-18T05:00:00Z", Once([on("2024-03-18")])),
    ("2024-03-18T03:00:00Z", Once([on("2024-03-18")])),
    ("2024-03", Once([m("2024-03")])),
    ("2024", Once([y(2024)])),
    ("2024~", Once([y(2024)], doubtful=True)),
    ("202X", Once([y(2020, 2029)])),
    ("2024-02/2024-11", Lasted(m("2024-02"), m("2024-11"))),
    ("2023/2025", Lasted(y(2023), y(2025))),
    ("2024-12-31", Once([on("2024-12-31")])),
    ("2025-01-01", Once([on("2025-01-01")])),
    ("2025-03-16/2025-03-19", Lasted(on("2025-03-16"), on("2025-03-19"))),
    ("2025-04-18/2025-04-20", Lasted(on("2025-04-18"), on("2025-04-20"))),
    ("2025-04-19", Once([on("2025-04-19")])),
    ("2025-04-19T10:00:00+04:30", Once([on("2025-04-19")])),
    ("2025-04", Once([m("2025-04")])),
    ("2025-37", Once([(d("2025-01-01"), d("2025-04-30"))])),
    ("2025-34", Once([(d("2025-04-01"), d("2025-06-30"))])),
]

PERIODS = [
    ("", "2024"),
    ("2024", "2024"),
    ("2024-03", "2024-03"),
    ("2024-03-18", "2024-03-18"),
    ("2021", "2021"),
    ("2021-08-15", "2021-08-15"),
    ("2021-08-15", "2024-03-04"),
    ("0000", "0000"),
    ("", "0001"),
    ("1947-08-15", ""),
    ("2025-04-19", "2025-04-19"),
    ("2026", ""),
]


def bound(text: str, *, last: bool) -> float:
    if not text:
        return FOREVER if last else NEVER
    if text.count("-") == 2:
        return d(text)
    span = m(text) if "-" in text else y(int(text))
    return span[1] if last else span[0]


TYPES = ("airstrike", "talks", "visit")


@pytest.fixture(scope="module")
def numbers(module_rows: None) -> dict[str, int]:
    """One event for each date, every fourth with a statement; their codes with their numbers."""
    numbers = {}
    for number, (date, _when) in enumerate(EVENTS):
        event = make_event(f"Event {number}", date=date, type=TYPES[number % 3])
        if number % 4 == 0:
            make_statement(event, speaker=make_actor("Zalmai Khan"))
        publish(event, by=None)
        numbers[event.code] = number
    return numbers


def all_events(address: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The events of all pages from an address on, and the body of the first page."""
    client = Client()
    first = body = client.get(address).json()
    rows = list(body["events"])
    while body["next"]:
        body = client.get(body["next"]).json()
        rows += body["events"]
    return rows, first


def by_certainty(rows: list[dict[str, Any]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row["certainty"], []).append(row["code"])
    return groups


def test_every_period_has_each_event_once_in_its_group(
    numbers: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 15)
    for since, until in PERIODS:
        period = f"since={since}&until={until}"
        start, end = bound(since, last=False), bound(until, last=True)
        grades = {number: when.grade(start, end) for number, (_, when) in enumerate(EVENTS)}
        expected = {number: grade for number, grade in grades.items() if grade}
        newest, body = all_events(f"/timeline.json?{period}")
        assert {numbers[row["code"]]: row["certainty"] for row in newest} == expected, period
        assert body["count"] == len(newest) == len(expected), period
        counts = {group["certainty"]: group["count"] for group in body["groups"]}
        assert counts == dict.fromkeys(counts, 0) | Counter(expected.values()), period
        types = {each["value"]: each["count"] for each in body["facets"]["type"]}
        assert types == Counter(TYPES[number % 3] for number in expected), period

        groups = by_certainty(newest)
        assert list(groups) == [each for each in counts if each in groups], period
        oldest, _body = all_events(f"/timeline.json?{period}&order=oldest")
        reversed_groups = {name: codes[::-1] for name, codes in by_certainty(oldest).items()}
        assert list(reversed_groups.items()) == list(groups.items()), period


def test_whole_record_is_newest_first_and_its_reverse(
    numbers: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE_SIZE", 7)
    newest, _body = all_events("/timeline.json")
    oldest, _body = all_events("/timeline.json?order=oldest")
    assert newest == oldest[::-1]
    dates = [EVENTS[numbers[row["code"]]][0] for row in newest]
    assert sorted(dates) == sorted(date for date, _when in EVENTS)
    assert not dates[0].startswith("[..")
    assert dates[-7:] == [
        *("0001-01-01", "0000-12-31", "0000", "-0010/0010"),
        *("-0043", "-0044-03", "-0490-09-12"),
    ]


def headings_of(address: str) -> list[tuple[str, int]]:
    """The headings of the groups of a page, each with its count."""
    page = Client().get(address).content.decode()
    found = re.findall(r'<h2 class="group">\s*(.*?)\s*<small>· (\d+) ', page)
    return [(words, int(count)) for words, count in found]


@pytest.mark.usefixtures("numbers")
def test_pages_say_the_counts_of_the_json() -> None:
    for since, until in PERIODS[::4]:
        period = f"since={since}&until={until}"
        groups = Client().get(f"/timeline.json?{period}").json()["groups"]
        expected = [
            (group["words"], group["count"])
            for group in groups
            if group["count"] or group["certainty"] == "within"
        ]
        for path in ("/timeline/", "/relations/afghanistan-pakistan/"):
            assert headings_of(f"{path}?{period}&whole=1") == expected, period


@pytest.mark.usefixtures("numbers")
def test_statements_lie_in_a_period_as_their_events_do() -> None:
    for since, until in PERIODS:
        start, end = bound(since, last=False), bound(until, last=True)
        counts = Counter(when.grade(start, end) for _, when in EVENTS[::4])
        expected = [counts[grade] for grade in ("within", "ongoing", "perhaps") if counts[grade]]
        shown = headings_of(f"/statements/?since={since}&until={until}&whole=1")
        assert [count for _, count in shown if count] == expected, (since, until)
