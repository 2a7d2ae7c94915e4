"""The harness itself, quickly: it finds what is lost, half, broken and answered wrongly."""

from pathlib import Path
from typing import Any
from urllib.request import Request

import pytest
from django.http import HttpResponse

from relations.editions.models import Edition, EditionFacet
from relations.editions.publication import publish, withdraw
from relations.editions.review import send_for_review
from relations.record.models import Event
from relations.sources.models import Source
from tests.factories import UNREAD, make_checked, make_editor
from tests.ordeal.all_ordeals import ordeals_of
from tests.ordeal.drafts import make_draft
from tests.ordeal.editors import Browser
from tests.ordeal.record import Act, finish, judge
from tests.ordeal.tally import Tally, table_of
from tests.postgres import Server

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_every_database_goes_through_its_ordeals() -> None:
    on_file, on_server = ordeals_of("sqlite", None), ordeals_of("postgresql", Server(Path(), ""))
    everywhere = {"server killed", "doors killed", "50 at one event", "clock set back"}
    assert on_file.keys() == everywhere | {"log cut", "disk full", "disk read-only"}
    assert on_server.keys() == everywhere | {"database killed", "database restarted"}


def published(mark: str) -> Event:
    event = make_draft(mark)
    publish(event, by=None, reason=mark, unchecked=UNREAD)
    return event


def judged(*acts: Act) -> Tally:
    tally = Tally("an ordeal", "sqlite")
    judge(tally, acts)
    return tally


def test_acts_that_are_on_record_whole_are_not_wrong() -> None:
    event = published("one")
    Event.objects.filter(pk=event.pk).update(summary="two")
    send_for_review(event, make_editor("author"), note="two")
    make_checked(event, make_editor())
    publish(event, by=make_editor("another"), reason="two")
    withdraw(event, by=None, reason="three")
    tally = Tally("an ordeal", "sqlite")
    acts = [("publish", "one"), ("send", "two"), ("publish", "two"), ("withdraw", "three")]
    finish(tally, [*(Act(*each) for each in acts), Act("rebuild", "four")])
    assert tally.wrong == []
    assert tally.acknowledged == 5


@pytest.mark.parametrize("kind", ["publish", "withdraw", "send"])
def test_act_that_is_not_on_record_is_lost(kind: str) -> None:
    published("one")
    assert len(judged(Act(kind, "two")).lost) == 1


def test_publication_of_other_words_is_lost() -> None:
    publish(make_draft("one"), by=None, reason="two", unchecked=UNREAD)
    assert len(judged(Act("publish", "two")).lost) == 1


def test_edition_without_its_index_is_half() -> None:
    published("one")
    EditionFacet.objects.filter(name="type").delete()
    tally = judged(Act("publish", "one"))
    assert len(tally.halves) == len(tally.wrong) == 1


def test_publication_that_ended_no_review_is_half() -> None:
    event = make_draft("one")
    send_for_review(event, make_editor("author"))
    make_checked(event, make_editor())
    publish(event, by=make_editor("another"), reason="one")
    event.reviews.all().delete()
    assert len(judged(Act("publish", "one")).halves) == 1


def test_text_that_is_not_the_stored_one_is_a_broken_hash() -> None:
    published("one")
    Source.objects.update(sha256="0" * 64)
    tally = judged(Act("publish", "one"))
    assert len(tally.broken_hashes) == len(tally.wrong) == 1
    assert Edition.objects.count() == 1


TOLD: dict[str, Any] = {"headers": {"Retry-After": "10"}, "content": b"try again in a minute"}


@pytest.mark.parametrize(
    ("answer", "is_wrong"),
    [
        ({"status": 200}, False),
        ({"status": 404}, False),
        ({"status": 500}, True),
        ({"status": 502, **TOLD}, True),
        ({"status": 503, **TOLD}, False),
        ({"status": 503, "content": b"try again in a minute"}, True),
        ({"status": 503, "headers": {"Retry-After": "10"}}, True),
    ],
)
def test_answers_that_nobody_may_get_are_counted(answer: dict[str, Any], is_wrong: bool) -> None:
    tally = Tally("an ordeal", "sqlite")
    browser = Browser("http://127.0.0.1", tally)
    browser.judge(Request("http://127.0.0.1/timeline/"), HttpResponse(**answer))
    assert bool(tally.wrong) is is_wrong


def test_table_has_a_line_for_each_ordeal_and_one_for_all() -> None:
    one = Tally("one", "sqlite", acknowledged=3, lost=["x"], seconds=1.25)
    other = Tally("other", "postgresql", acknowledged=4, halves=["y", "z"], seconds=2)
    lines = [line.split() for line in table_of([one, other]).splitlines()]
    assert lines[1:] == [
        ["one", "sqlite", "3", "1", "0", "0", "0", "0", "1.2"],
        ["other", "postgresql", "4", "0", "2", "0", "0", "0", "2.0"],
        ["all", "7", "1", "2", "0", "0", "0", "3.2"],
    ]
