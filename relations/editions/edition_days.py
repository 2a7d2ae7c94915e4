"""The days of what is published: in which periods it may lie, in which it certainly does, and its
place in the order of time."""

from collections.abc import Iterator
from enum import IntEnum
from typing import Any, cast

from django.db import models

from relations.dates import edtf
from relations.dates.edtf import Edtf
from relations.dates.ordinals import seconds
from relations.dates.reach import Reach, parts, reach
from relations.editions.document import Document, StatementDocument

AFTER_ONE_ANOTHER = 32
"""How many events that follow each other by an editor's word fit between two seconds."""

# What is known only to have happened before the end of its day is the first on it; then comes what
# has no time, then the times, which a shift moves by less than a day.
_BEFORE, _WITHOUT_TIME, _MIDNIGHT = 0, 1, 24 * 60 * 60 + 2


class Certainty(IntEnum):
    """How surely something lies in a period, the surest first."""

    WITHIN = 0
    """It certainly happened in the period, and at no other time."""
    ONGOING = 1
    """It was certainly so in the period, and before or after it too."""
    PERHAPS = 2
    """It may have happened in the period."""


ORDINALS = ("first", "last", "begun", "lasted")
"""The columns of a `ReachRow`, in the order in which `Reach` takes them."""


class ReachRow(models.Model):
    """Ordinals of days, as `dates.reach.Reach` has them."""

    first = models.BigIntegerField(null=True)
    last = models.BigIntegerField(null=True)
    begun = models.BigIntegerField(null=True)
    lasted = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


class DaysRow(ReachRow):
    """The days of something, and what a list of it is sorted by: a day, the last one where the
    start is open, and the place among all on that day."""

    has_sure_ends = models.BooleanField(default=True)
    day = models.BigIntegerField()
    place = models.IntegerField()

    class Meta:
        abstract = True


class EditionDays(DaysRow):
    """The days of an edition. `after` is the code of the event that it follows on its day, by an
    editor's word."""

    edition = models.OneToOneField("Edition", models.CASCADE, primary_key=True, related_name="days")
    after = models.CharField(max_length=8, blank=True, db_index=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["day", "place"], name="edition_by_day")]

    def __str__(self) -> str:
        return f"{self.day}.{self.place}"


class EditionPart(ReachRow):
    """One part of a date of several, such as `{2025-05-07,2025-05-10}`, between which it does not
    lie: the date of an edition, or of the statement that has a code."""

    edition = models.ForeignKey("Edition", models.CASCADE, related_name="parts")
    statement = models.CharField(max_length=8, blank=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["edition", "statement"], name="part_of_edition")]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


def days_of_event(document: Document) -> dict[str, Any]:
    """The columns of `EditionDays`, with the place that the event has by its date alone."""
    value = edtf.parse(document["date"]["edtf"])
    return _columns(value, document) | {"after": document.get("after") or ""}


def days_of_statement(
    said: StatementDocument, document: Document, event: dict[str, Any]
) -> dict[str, Any]:
    """The columns of `DaysRow` for a statement of an event that has these of `EditionDays`.

    It is made on its occasion unless it has a date of its own, of another day.
    """
    if not said["date"]:
        return {name: value for name, value in event.items() if name != "after"}
    own = _columns(edtf.parse(said["date"]), document)
    if (own["first"], own["last"]) == (event["first"], event["last"]):
        return own | {"place": max(event["place"], own["place"])}
    return own


def parts_of_event(document: Document) -> list[dict[str, Any]]:
    """The columns of `EditionPart` for an event and for its statements; none for most dates."""
    whole = _parts_of(document["date"]["edtf"])
    rows = [each | {"statement": ""} for each in whole]
    for said in document["statements"]:
        own = _parts_of(said["date"]) if said["date"] else whole
        rows += [each | {"statement": said["code"]} for each in own]
    return rows


def _parts_of(text: str) -> list[dict[str, Any]]:
    return [_ordinals_in(each) for each in dict.fromkeys(parts(edtf.parse(text)))]


def _columns(value: Edtf, document: Document) -> dict[str, Any]:
    whole = reach(value, _last_reported(document))
    day = cast(int, whole.last if whole.first is None else whole.first)
    columns = _ordinals_in(whole) | {"has_sure_ends": whole.has_sure_ends}
    return columns | {"day": day, "place": _place(value, whole)}


def _ordinals_in(found: Reach) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ORDINALS}


def _place(value: Edtf, whole: Reach) -> int:
    if whole.first is None:
        return _BEFORE
    second = seconds(value)
    slot = _WITHOUT_TIME if second is None else _MIDNIGHT + second
    return slot * AFTER_ONE_ANOTHER


def _last_reported(document: Document) -> int | None:
    """The last day on which a cited source was certainly still to appear: what it says goes on did
    so until then. None if no source has a date."""
    known = [
        day for source in document["sources"].values() for day in _printed(source["published"])
    ]
    return max(known, default=None)


def _printed(published: str) -> Iterator[int]:
    if published:
        day = reach(edtf.parse(published)).lasted
        if day is not None:
            yield day
