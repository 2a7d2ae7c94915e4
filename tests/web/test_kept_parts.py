"""Parts of pages are drawn once, and what is kept is never shown for anything else."""

from threading import Thread
from typing import Any

import pytest
from django.test import Client
from django.test.utils import override_settings
from django.utils.safestring import SafeString

from relations.editions.suppression import suppress_text
from relations.queries import drawn
from relations.record.models import Statement
from relations.web import overview, threads
from relations.web.kept_parts import KEPT, KeptParts, kept_part
from tests.factories import (
    make_actor,
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)
from tests.web.markup import with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    KEPT.clear()


def text(length: int) -> SafeString:
    return SafeString("x" * length)


def test_part_is_drawn_once_for_each_key() -> None:
    drawings = iter("abc")
    keys = [("strip", 1), ("strip", 2), ("strip", 1)]
    assert [kept_part(key, lambda: SafeString(next(drawings))) for key in keys] == ["a", "b", "a"]


@override_settings(DEBUG=True)
def test_developers_see_each_change_of_what_draws_a_part() -> None:
    kept_part("strip", lambda: SafeString("before"))
    assert kept_part("strip", lambda: SafeString("after")) == "after"


def test_parts_that_were_shown_longest_ago_are_forgotten_first() -> None:
    kept = KeptParts(3_000)
    for number in (1, 2, 3):
        kept.put(("part", number), text(600))
    kept.get(("part", 1))
    kept.put(("part", 4), text(600))
    assert [bool(kept.get(("part", number))) for number in (1, 2, 3, 4)] == [1, 0, 1, 1]
    assert kept.size <= kept.most


def test_part_that_is_larger_than_all_room_is_not_kept() -> None:
    kept = KeptParts(2_000)
    kept.put("part", text(5_000))
    assert (kept.get("part"), kept.size) == (None, 0)


def test_key_counts_with_all_that_it_holds() -> None:
    short, long = KeptParts(100_000), KeptParts(100_000)
    short.put(("strip", (1,)), text(600))
    long.put(("strip", tuple(range(1_000, 2_000))), text(600))
    assert long.size - short.size > 1_000 * 8


def test_part_that_is_kept_twice_counts_once() -> None:
    kept = KeptParts(10_000)
    kept.put("part", text(600))
    once = kept.size
    kept.put("part", text(600))
    assert kept.size == once


def test_threads_share_what_is_kept() -> None:
    kept = KeptParts(20_000)
    wrong: list[Any] = []

    def use(begin: int) -> None:
        for number in range(begin, begin + 400):
            kept.put(number % 50, text(500 + number % 50))
            for key in range(50):
                part = kept.get(key)
                if part is not None and len(part) != 500 + key:
                    wrong.append((key, part))

    workers = [Thread(target=use, args=(7 * number,)) for number in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert wrong == []
    assert 0 < kept.size <= kept.most


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("most_drawn", [60, 0], ids=["strip", "chart"])
def test_picture_is_drawn_once_and_anew_for_other_events_or_another_question(
    client: Client, monkeypatch: pytest.MonkeyPatch, most_drawn: int
) -> None:
    monkeypatch.setattr(drawn, "MOST_DRAWN", most_drawn)
    times: list[str] = []
    render = overview.render_to_string

    def counting(name: str, context: dict[str, Any]) -> str:
        times.append(name)
        return render(name, context)

    monkeypatch.setattr(overview, "render_to_string", counting)
    edition = make_published("A fair", date="2024-05-01")
    once = page(client, "/timeline/?order=oldest")
    assert page(client, "/timeline/?order=oldest") == once
    assert len(times) == 1
    assert page(client, "/timeline/") != once
    assert len(times) == 2
    # Elsewhere in the record something is published: the same picture.
    make_published("A feast", date="2019")
    page(client, "/timeline/?since=2024-05&until=2024-05")
    page(client, "/timeline/?since=2024-05&until=2024-05")
    assert len(times) == 3
    edition.event.label = "Fair"
    edition.event.date = "2024-05-02"
    edition.event.save()
    publish(edition.event, reason="It was a day later")
    page(client, "/timeline/?since=2024-05&until=2024-05")
    assert len(times) == 4


def test_exchange_is_drawn_once_and_anew_when_it_is_answered(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[str] = []
    render = threads.render_to_string

    def counting(name: str, context: dict[str, Any]) -> str:
        times.append(name)
        return render(name, context)

    monkeypatch.setattr(threads, "render_to_string", counting)
    event = make_event("A dispute")
    claim = make_statement(event, speaker=make_actor("Pakistan"), act=Statement.Act.ACCUSE)
    publish(event, by=None)
    once = page(client, "/statements/")
    assert page(client, "/statements/") == once
    assert len(times) == 1
    assert "no answer on record" in once
    reply = make_event("A reply")
    make_statement(reply, speaker=make_actor("Taliban"), act=Statement.Act.DENY, responds_to=claim)
    publish(reply, by=None)
    answered = client.get("/statements/")
    assert "denied" in with_id(answered, f"s-{claim.code}").words
    assert len(times) == 3


def test_suppressed_words_are_not_shown_from_memory(client: Client) -> None:
    source = make_source("A wombat slept. The numbat woke.")
    event = make_event("A nap", sentence=source.sentences.get(number=2))
    make_statement(event, quotation="A wombat slept", sentence=source.sentences.get(number=1))
    publish(event)
    assert "wombat" in page(client, "/statements/")
    suppress_text(source, make_editor("administrator"), "A court has ordered it.")
    assert "wombat" not in page(client, "/statements/")
