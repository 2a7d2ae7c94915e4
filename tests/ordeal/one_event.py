"""Fifty processes at one event: a change becomes exactly one edition, and all others are told."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from django.db import Error, connection

from relations.editions.errors import Refused
from relations.editions.models import Edition
from relations.editions.publication import publish, withdraw
from relations.record.models import Event
from tests.factories import UNREAD
from tests.ordeal.drafts import make_draft
from tests.ordeal.record import Act, finish
from tests.ordeal.tally import Tally

PROCESSES = 50
CHANGES = 3
PATIENCE = 120  # seconds

# They begin as copies of this process, which has read all modules already.
forked = multiprocessing.get_context("fork")


def crowd_one_event(tally: Tally, _folder: Path) -> None:
    """All publish the same change at once, several times over, and in the end all withdraw it."""
    acts: list[Act] = []
    event = make_draft("")
    for number in range(1, CHANGES + 1):
        mark = f"{tally.name}-{number}"
        Event.objects.filter(pk=event.pk).update(summary=mark)

        def publish_it(mark: str = mark) -> None:
            publish(event, by=None, reason=mark, unchecked=UNREAD)

        _all_at_once(tally, acts, Act("publish", mark), publish_it)
    mark = f"{tally.name}-end"
    last = Act("withdraw", mark)
    _all_at_once(tally, acts, last, lambda: withdraw(event, by=None, reason=mark) and None)
    if Edition.objects.filter(event=event).count() != len(acts):
        tally.untrue.append("there is not one edition for each change")
    finish(tally, acts)


def _all_at_once(tally: Tally, acts: list[Act], act: Act, door: Callable[[], None]) -> None:
    """Let all processes through the door together; exactly one must get through it."""
    disconnect()
    start, said = forked.Barrier(PROCESSES), forked.SimpleQueue()
    crowd = [forked.Process(target=_go, args=(door, start, said)) for _ in range(PROCESSES)]
    for each in crowd:
        each.start()
    answers = [said.get() for _ in crowd]
    for each in crowd:
        each.join()
    acts.extend(act for answer in answers if answer == "done")
    if answers.count("done") != 1:
        tally.untrue.append(f"{act}: done {answers.count('done')} times")
    unclear = {each for each in answers if each != "done" and not each.startswith("refused: ")}
    tally.untrue.extend(f"{act}: {each}" for each in unclear)


def _go(door: Callable[[], None], start: Barrier, said: Any) -> None:
    """Wait for all others, go through the door, and say what came of it."""
    try:
        start.wait(PATIENCE)
        door()
        said.put("done")
    except Refused as refusal:
        said.put(f"refused: {refusal}" if str(refusal) else "refused without words")
    except Error as error:
        said.put(repr(error))
    finally:
        disconnect()


def disconnect() -> None:
    """Leave nothing open that a copy of this process would share."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
