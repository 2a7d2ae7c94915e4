"""Publishing many events: as one by one in a right order, but in batches."""

import time
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from django.db import IntegrityError, connection, transaction
from django.db.models import F

from relations.editions.errors import Refused
from relations.editions.log import log_outcome
from relations.editions.models import Edition, EditionStatement
from relations.editions.publication import PublicationOutcome, PublicationWords, publish_together
from relations.editions.published_reason import published_reason
from relations.record.models import Event, Statement

BATCH = 200
"""Events in memory at a time, and published in one transaction."""

_SECONDS_OF_WRITING, _SECONDS_FOR_OTHERS = 1.0, 0.15
"""After so long in which nobody else could write to SQLite, others get so long: whoever waits looks
ten times in a second whether it is their turn."""


def publish_many(
    events: Iterable[int], reason: str = "", unchecked: str = ""
) -> Iterator[list[tuple[Event, PublicationOutcome]]]:
    """Publish the events with some keys for a command, each as `publish` would, and tell after each
    batch, which is a transaction, what became of its events. A run that was ended is run again:
    events that are public and unchanged are refused with `NothingChanged`.

    Those that rest on others of them, which they came after or whose statements they answer, are
    published after these; else the order is that of the keys, of which eight bytes each are held.
    Raises `ReasonTooLong` before anything is done.
    """
    say = PublicationWords(published_reason(reason), published_reason(unchecked))
    return _publish_batches(array("q", sorted(events)), say)


def _publish_batches(
    keys: Sequence[int], say: PublicationWords
) -> Iterator[list[tuple[Event, PublicationOutcome]]]:
    resting = _resting_on_unpublished(keys)
    others = (key for key in keys if key not in resting)
    began = time.monotonic()
    for batch in chain(_cut(others), _in_order(resting)):
        yield _publish(batch, say)
        if connection.vendor == "sqlite" and time.monotonic() - began > _SECONDS_OF_WRITING:
            time.sleep(_SECONDS_FOR_OTHERS)
            began = time.monotonic()


def _publish(batch: Sequence[int], say: PublicationWords) -> list[tuple[Event, PublicationOutcome]]:
    """Publish a batch; one by one if something is in the way of them all, to tell whose it is."""
    try:
        with transaction.atomic():
            outcomes = publish_together(batch, None, say)
            for event, outcome in outcomes:
                log_outcome("publish", event, None, outcome)
        return outcomes
    except (Refused, ValueError, IntegrityError) as error:
        if len(batch) == 1:
            refusal = error if isinstance(error, Refused) else Refused(str(error))
            return [(event, refusal) for event in Event.objects.filter(pk__in=batch)]
        return [outcome for key in batch for outcome in _publish([key], say)]


def _resting_on_unpublished(keys: Sequence[int]) -> dict[int, set[int]]:
    """Those of some events that rest on others of them that are not public, by their keys, which
    are in order, each with the keys of these; two queries."""
    public = Edition.objects.current().values("event")
    after = Event.objects.exclude(after=None).exclude(after__in=public)
    answers = (
        Statement.objects.exclude(responds_to=None)
        .exclude(responds_to__event=F("event"))
        .exclude(responds_to__code__in=EditionStatement.objects.public().values("code"))
    )
    edges = chain(
        after.order_by().values_list("pk", "after").iterator(),
        answers.order_by().values_list("event", "responds_to__event").iterator(),
    )
    resting: dict[int, set[int]] = {}
    for one, other in edges:
        if other is not None and _is_among(keys, one) and _is_among(keys, other):
            resting.setdefault(one, set()).add(other)
    return resting


def _is_among(keys: Sequence[int], key: int) -> bool:
    place = bisect_left(keys, key)
    return place < len(keys) and keys[place] == key


def _in_order(resting: dict[int, set[int]]) -> Iterator[list[int]]:
    """Events that rest on others, each in a later batch than those. The ones that go in a circle
    come last: no order publishes them."""
    left = {key: others & resting.keys() for key, others in resting.items()}
    while left:
        ready = sorted(key for key, others in left.items() if not others & left.keys())
        ready = ready or sorted(left)
        for key in ready:
            del left[key]
        yield from _cut(ready)


def _cut(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while batch := list(islice(rest, BATCH)):
        yield batch
