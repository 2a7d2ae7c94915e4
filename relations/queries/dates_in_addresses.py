"""Dates in an address: as EDTF writes them, or as people type them."""

import re
from datetime import date

from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.reach import reach
from relations.dates.typed import is_impossible, readings_of

# A "month" from 21 on is a season, which EDTF has from level 1 on.
_DATE = re.compile(r"[0-9]{4}(?:-[01][0-9](?:-[0-9]{2})?)?\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class SeveralDates(ValueError):
    """A typed date that may be any of `readings`."""

    def __init__(self, readings: tuple[str, ...]) -> None:
        super().__init__(_("may be either of two days"))
        self.readings = readings


def plain_date(value: str) -> str:
    """A date in EDTF of level 0, or as people type it, as EDTF.

    Raises `SeveralDates` for one that may be any of several, and `ValueError` with the reason for
    one that cannot be read."""
    if _DATE.match(value):
        return edtf.parse(value).text
    readings = readings_of(value)
    if len(readings) > 1:
        raise SeveralDates(readings)
    if readings:
        return readings[0]
    if is_impossible(value):
        raise ValueError(_("is no day of the calendar"))
    raise ValueError(_("is not a date such as 2024, 2024-03 or 2024-03-18"))


def days_within(since: str, until: str) -> tuple[int | None, int | None]:
    """The first day of the one plain date and the last of the other as ordinals, None for a blank
    one."""
    first = reach(edtf.parse(since)).first if since else None
    return first, reach(edtf.parse(until)).last if until else None


def day(value: str) -> date:
    if not _DAY.match(value):
        raise ValueError(_("is not a day such as 2025-04-19"))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(_("is no day of the calendar")) from None
