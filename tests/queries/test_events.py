"""One event by its code: what is public of it, and what was."""

import pytest

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries.events import editions_of, newest_edition, numbered_edition
from tests.factories import make_event, make_published, publish

pytestmark = pytest.mark.django_db


def publish_thrice() -> list[Edition]:
    """An event that was published, changed and withdrawn, beside another."""
    make_published("Another")
    event = make_event("First")
    first = publish(event, by=None)
    event.title = "Second"
    event.save()
    second = publish(event, by=None, reason="The headline was wrong")
    return [first, second, withdraw(event, by=None, reason="A mistake")]


def test_newest_edition_may_be_a_withdrawal() -> None:
    first, _second, third = publish_thrice()
    assert newest_edition(first.code) == third


def test_every_edition_stays_within_reach_of_its_number() -> None:
    editions = publish_thrice()
    code = editions[0].code
    assert [numbered_edition(code, number) for number in (1, 2, 3)] == editions
    found = numbered_edition(code, 1)
    assert found is not None
    assert found.document["title"] == "First"


@pytest.mark.parametrize("number", [0, -1, 4, 2**31, 2**63, 10**30])
def test_number_that_was_never_given_finds_nothing(number: int) -> None:
    assert numbered_edition(publish_thrice()[0].code, number) is None


def test_editions_of_an_event_come_with_the_newest_first() -> None:
    editions = publish_thrice()
    assert editions_of(editions[0].code) == editions[::-1]


def test_draft_and_unknown_code_have_no_edition() -> None:
    for code in (make_event().code, "00000000"):
        assert newest_edition(code) is None
        assert numbered_edition(code, 1) is None
        assert editions_of(code) == []
