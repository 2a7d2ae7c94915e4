"""Whom the site is measured against is asked the same, on the same events."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.test import Client, override_settings

from bench.filling import fill
from bench.flat import write_flat
from bench.oracle import ask
from bench.questions import Question, questions
from bench.rivals import count_in, datasette_address, plain_address
from bench.world import World

SIZE = 60


def asked_of_rivals(world: World) -> list[Question]:
    return [each for each in questions(world) if each.asked]


@pytest.mark.django_db
@pytest.mark.any_database
@override_settings(ROOT_URLCONF="bench.plain", MIDDLEWARE=[])
def test_plain_django_counts_the_events_that_the_oracle_counts(client: Client) -> None:
    world = World(SIZE)
    fill(world)
    asked = asked_of_rivals(world)
    expected = ask(world, [each.tally for each in asked])
    for question, answer in zip(asked, expected, strict=True):
        address = plain_address(question.asked, answer["before"])
        assert count_in(client.get(address).content) == answer["count"], question.name


def test_flat_table_has_the_public_events_and_their_words(tmp_path: Path) -> None:
    world = World(SIZE)
    write_flat(world, tmp_path / "flat.sqlite3")
    [everything, words] = [
        ask(world, [each.tally])[0]["count"]
        for each in asked_of_rivals(world)
        if each.name in {"first page", "words, common"}
    ]
    [word] = next(each.asked.words for each in asked_of_rivals(world) if each.asked.words)
    with closing(sqlite3.connect(tmp_path / "flat.sqlite3")) as flat:
        assert flat.execute("SELECT count(*) FROM events").fetchone() == (everything,)
        matching = "SELECT count(*) FROM events_words WHERE events_words MATCH ?"
        assert flat.execute(matching, [word]).fetchone() == (words,)


def test_datasette_is_asked_for_the_same_facets_and_period() -> None:
    [question] = [
        each for each in asked_of_rivals(World(SIZE)) if each.name == "pair, types, dates"
    ]
    address = datasette_address("events-60", question.asked, None)
    assert address.startswith("/events-60/events?_facet=type&_facet=quad&_facet_array=country")
    assert "country__arraycontains=" in address
    assert "last__gte=737060&first__lte=738336" in address


def test_both_say_how_many_events_there_are() -> None:
    assert count_in(b'<p id="count">1234 events</p>') == 1234
    assert count_in(b"<h3>\n 4,693 rows\n where") == 4693
    assert count_in(b"<p>no list</p>") is None
