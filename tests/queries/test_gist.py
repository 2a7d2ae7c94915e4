"""What the sentence under a title counts."""

import pytest

from relations.queries.gist import Accusations, accusations_in
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.record.models import Event, Statement
from tests.factories import make_actor, make_event, make_statement, publish

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def accuse(event: Event, speaker: str) -> Statement:
    return make_statement(event, speaker=make_actor(speaker), act=Statement.Act.ACCUSE)


def accusations(**chosen: object) -> Accusations:
    return accusations_in(matching_editions(Selection.of(**chosen)))


def test_accusations_are_counted_with_what_has_become_of_them_by_answers_anywhere() -> None:
    first, second = make_event("A dispute"), make_event("A reply", type="visit")
    denied, answered = accuse(first, "Basir"), accuse(first, "Daud")
    accuse(first, "Esmat")
    make_statement(first, speaker=make_actor("Farid"), act=Statement.Act.DEMAND)
    make_statement(second, act=Statement.Act.DENY, responds_to=denied)
    make_statement(second, act=Statement.Act.REPORT, responds_to=answered)
    publish(first)
    assert accusations() == Accusations(3, 0, 0)
    publish(second)
    assert accusations() == accusations(type=("talks",)) == Accusations(3, 1, 1)
    assert accusations(type=("visit",)) == Accusations(0, 0, 0)


def test_record_without_statements_has_no_accusations() -> None:
    publish(make_event())
    assert accusations() == Accusations(0, 0, 0)
