"""Which state of the record an answer is of: known by one query, and without a counter for which
all who publish would wait."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection


@dataclass(frozen=True, slots=True)
class RecordState:
    """What readers see at a moment: `name` differs between any two states, and `since` is when this
    one began; None if nothing was ever published. What other releases and settings make of the
    same rows is not told apart.
    """

    name: str
    since: datetime | None


def record_state() -> RecordState:
    """The state of the record now; one query. Raises `DatabaseError` if that fails."""
    with connection.cursor() as cursor:
        cursor.execute(_ASKED)
        found: tuple[Any, ...] = cursor.fetchone()
    moments = [_moment(each) for each in found[-3:] if each]
    return RecordState("|".join(map(str, found)), max(moments, default=None))


def _moment(value: datetime | str) -> datetime:
    """A time as the database has it; SQLite keeps it as text, in UTC."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


# The newest keys are summed, and not only the last one asked: a transaction that began before it
# may commit after it. The sum only ever grows. A backup that was put back has keys that are given
# again, but not their times. The rows of an index that is derived anew have new keys.
_ASKED = """
SELECT
    (SELECT sum(id) FROM (
        SELECT id FROM relations_edition ORDER BY id DESC LIMIT 256) AS newest),
    (SELECT sum(id) FROM (
        SELECT id FROM relations_description ORDER BY id DESC LIMIT 256) AS newest),
    (SELECT max(id) FROM relations_editionfacet),
    (SELECT count(*) FROM relations_edition WHERE suppressed_at IS NOT NULL),
    (SELECT count(*) FROM relations_description WHERE suppressed_at IS NOT NULL),
    (SELECT count(*) FROM relations_source WHERE suppressed_at IS NOT NULL),
    (SELECT max(day) FROM relations_dailyroot),
    (SELECT max(published_at) FROM relations_edition),
    (SELECT max(published_at) FROM relations_description),
    (SELECT max(suppressed_at) FROM (
        SELECT max(suppressed_at) AS suppressed_at FROM relations_edition
        UNION ALL SELECT max(suppressed_at) FROM relations_description
        UNION ALL SELECT max(suppressed_at) FROM relations_source) AS suppressed)"""
