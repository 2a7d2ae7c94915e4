"""What has changed on record since a day: what is public now beside what was public then."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from django.utils import timezone

from relations.editions.models import Edition
from relations.editions.packed_index import LATEST, Numbers, microseconds
from relations.queries.columns.columns import Columns
from relations.queries.columns.current_columns import columns
from relations.queries.pages import editions_with
from relations.queries.public import end_of_day, public_rows

NEWEST = 5
"""The most events that are told of as new."""

_DAY = 86_400_000_000

USUAL = timedelta(days=30)
"""How long before the last change a reader is told of changes from, who names no day."""


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How many events are public now and were not, are public in another edition, and were public
    and are no more."""

    new: int
    corrected: int
    withdrawn: int

    def __bool__(self) -> bool:
        return bool(self.new or self.corrected or self.withdrawn)


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """What has changed since the beginning of a day: in all, of each dyad, and up to `NEWEST` of
    the new events, the last that became public first."""

    day: date
    counts: ChangeCounts
    newest: list[Edition]
    _columns: Columns
    _of_dyads: tuple[Numbers, Numbers, Numbers] | None

    def of_dyad(self, value: str) -> ChangeCounts:
        """The changes of a dyad, given as `AFG-PAK`."""
        column = self._columns.editions.facets.get("dyad")
        if column is None or self._of_dyads is None:
            return ChangeCounts(0, 0, 0)
        return ChangeCounts(*(column.count_in(each, value) for each in self._of_dyads))


def changes_since(day: date | None) -> ChangesSince | None:
    """What has changed since a day, or else since `USUAL` before the record last changed: the clock
    alone changes no page. None if nothing was ever public. One query beside that of `columns`, and
    none once they were put together in this state of the record."""
    known = columns()
    since = day or _usual_day(known)
    if since is None:
        return None
    found: ChangesSince = known.results.of(("changes", since), lambda: _changes(known, since))
    return found


def _usual_day(known: Columns) -> date | None:
    last = _last_change(known)
    if last is None:
        return None
    moment = datetime.fromtimestamp(last / 1_000_000, timezone.get_current_timezone())
    return moment.date() - USUAL


def _last_change(known: Columns) -> int | None:
    """The moment at which an edition last became or ceased to be public, in microseconds."""
    if not known.live.any():
        return None
    begun, ended = known.editions["published"], known.editions["superseded"]
    ended = ended[known.live & (ended != LATEST)]
    return max(int(begun[known.live].max()), int(ended.max(initial=0)))


def _changes(known: Columns, day: date) -> ChangesSince:
    table = known.editions
    if not len(known.live):
        return ChangesSince(day, ChangeCounts(0, 0, 0), [], known, None)
    before, code = day - timedelta(days=1), table["code"]
    was = public_rows(known, before)
    # What was public then and is now in the same edition has not changed, and is most of all.
    come, gone = np.flatnonzero(known.current & ~was), np.flatnonzero(was & ~known.current)
    was_there = np.isin(code[come], code[gone])
    is_there = np.isin(code[gone], code[come])
    rows = come[~was_there], come[was_there], gone[~is_there]
    column = table.facets.get("dyad")
    return ChangesSince(
        day,
        ChangeCounts(*map(len, rows)),
        editions_with(table["key"][_last_to_come(known, rows[0], before)].tolist()),
        known,
        tuple(map(column.counts, rows)) if column else None,  # type: ignore[arg-type]
    )


def _last_to_come(known: Columns, new: Numbers, before: date) -> Numbers:
    """Up to `NEWEST` of the rows of events that are new since the day `before`, by the day (UTC) on
    which their first edition was published, the last first; those of one day by their place in
    time, the newest first."""
    table = known.editions
    since = np.flatnonzero(known.live & (table["published"] >= microseconds(end_of_day(before))))
    codes, places = np.unique(table["code"][since], return_inverse=True)
    first = np.full(len(codes), LATEST)
    np.minimum.at(first, places, table["published"][since])
    became = first[np.searchsorted(codes, table["code"][new])] // _DAY
    return new[np.lexsort((-table.order.rank[new], -became))][:NEWEST]
