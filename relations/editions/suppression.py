"""The lawful way down: an administrator suppresses a text or editions, with a published reason.

The words go from what is published, from the working rows, from their history and from the index,
and with that from pages, search and the backups made from then on. The hashes stay, so that the
chain still proves all the rest. It cannot be undone.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from relations.editions import index
from relations.editions.blanking import (
    Blanking,
    blankings_of_editions,
    blankings_of_text,
    events_resting_on,
)
from relations.editions.chained import ChainedVersion, chained_models
from relations.editions.errors import Refused
from relations.editions.index_chunks import unseal
from relations.editions.log import logged
from relations.editions.models import Edition
from relations.editions.published_reason import published_reason
from relations.editions.source_index import index_sources_of
from relations.record.models import Event
from relations.sources.models import Source
from relations.sources.suppressible import Suppressible

MAY_SUPPRESS = "relations.suppress_published"


@logged
@transaction.atomic
def suppress_text(source: Source, by: User, reason: str) -> list[Blanking]:
    """Suppress the text of a source and all that quotes it, and return what was blanked.

    What rests on it stays public, with `reason` in place of the words. How the source is described
    stays, and so do the editors' own words. Raises `Refused` without a reason, and if it is
    suppressed already, and `ReasonTooLong`.
    """
    stored = Source.objects.select_for_update().get(pk=source.pk)
    reason = _reason(reason)
    if stored.suppressed_at:
        raise Refused(_("The text is suppressed already."))
    _hold(events_resting_on(stored))
    blankings = blankings_of_text(stored, reason)
    stored.fingerprints.all().delete()
    _blank(blankings, by, reason)
    return blankings


@logged
@transaction.atomic
def suppress_edition(edition: Edition, by: User, reason: str) -> list[Blanking]:
    """Suppress one edition, and return what was blanked.

    Its addresses answer with `reason` and nothing else. What it says and no other edition of the
    event does goes from the working rows and their history too. Raises `Refused` without a reason,
    and if it is suppressed already, and `ReasonTooLong`.
    """
    return _suppress(edition.event, [edition.number], by, reason)


@logged
@transaction.atomic
def suppress_event(event: Event, by: User, reason: str) -> list[Blanking]:
    """Suppress all editions of an event, with all words of its working rows and their history;
    otherwise as `suppress_edition`."""
    numbers = Edition.objects.filter(event=event).values_list("number", flat=True)
    return _suppress(event, list(numbers), by, reason)


def _suppress(event: Event, numbers: Collection[int], by: User, reason: str) -> list[Blanking]:
    _hold([event.pk])
    reason = _reason(reason)
    blankings = blankings_of_editions(event, numbers)
    if not any(isinstance(each.row, Edition) for each in blankings):
        raise Refused(_("There is no edition that is not suppressed already."))
    _blank(blankings, by, reason)
    return blankings


def _reason(typed: str) -> str:
    reason = published_reason(typed)
    if not reason:
        raise Refused(_("Give a reason: readers will see it in place of the words."))
    return reason


def _hold(events: Collection[int]) -> None:
    """Lock events until the transaction ends, so that none is published meanwhile."""
    list(Event.objects.select_for_update().filter(pk__in=events).order_by("pk").values_list("pk"))


def _blank(blankings: list[Blanking], by: User, reason: str) -> None:
    """Store what is left of each row, then derive the index of editions from what is left."""
    suppression = {
        "suppressed_at": _later_than_all(),
        "suppressed_by": by,
        "suppression_reason": reason,
    }
    for each in blankings:
        told = suppression if isinstance(each.row, ChainedVersion | Source) else {}
        rows: Any = type(each.row)._base_manager
        rows.filter(pk=each.row.pk).update(**each.columns, **told)
    editions = [each.row.pk for each in blankings if isinstance(each.row, Edition)]
    for edition in Edition.objects.filter(pk__in=editions).order_by("pk"):
        index.derive(edition)
    events = Edition.objects.filter(pk__in=editions).values_list("event", flat=True)
    index_sources_of(set(events))
    if editions:
        # Chunks tell what was so when they were made.
        unseal()


def _later_than_all() -> datetime:
    """Now, but later than all suppressions before, by which the database and those who keep what
    they were told know that this is another; a query for each table."""
    tables: list[type[Suppressible]] = [*chained_models(), Source]
    latest = [each._default_manager.aggregate(at=Max("suppressed_at"))["at"] for each in tables]
    after = max(filter(None, latest), default=None)
    now = timezone.now()
    return max(now, after + timedelta(microseconds=1)) if after else now
