"""The site answers what an oracle counts that knows the world and no database."""

import pytest
from django.db import connection
from django.test import Client

from bench import oracle
from bench.filling import fill
from bench.oracle import ask
from bench.questions import questions, wrong_in
from bench.world import World
from relations.queries import pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many lists have more than one page, and each is soon made."""
    monkeypatch.setattr(pages, "PAGE_SIZE", 12)
    monkeypatch.setattr(oracle, "PAGE", 12)


def test_site_answers_every_question_as_the_oracle_does(client: Client) -> None:
    world = World(150)
    fill(world)
    if connection.vendor == "postgresql":
        # As a record of this size would be planned for, whatever other tests have stored before.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    asked = questions(world)
    expected = ask(world, [each.tally for each in asked])
    wrong = {
        question.name: wrong_in(question.read(client.get(question.address).content), answer)
        for question, answer in zip(asked, expected, strict=True)
    }
    assert {name: parts for name, parts in wrong.items() if parts} == {}
