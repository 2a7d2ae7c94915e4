"""The groups of a list that is narrowed to a period: what certainly lies within it, what was going
on, and what perhaps was then; the surest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from relations.editions.edition_days import Certainty
from relations.queries.description import period
from relations.queries.pages import PlacedRow
from relations.queries.selection import Selection


@dataclass(frozen=True, slots=True)
class CertaintyGroup:
    """A group of a list: its name in addresses and JSON, its heading, and how many rows it has in
    all, also in words. Without a period there is one group, whose heading is blank."""

    certainty: Certainty
    heading: str = ""
    count: int = 0
    words: str = ""

    @property
    def name(self) -> str:
        return self.certainty.name.lower()


EVENT_GROUPS = {
    Certainty.WITHIN: ngettext_lazy("%(count)d event", "%(count)d events", "count"),
    Certainty.ONGOING: ngettext_lazy(
        "%(count)d event that began before or ended after",
        "%(count)d events that began before or ended after",
        "count",
    ),
    Certainty.PERHAPS: ngettext_lazy(
        "%(count)d event whose date may lie elsewhere",
        "%(count)d events whose dates may lie elsewhere",
        "count",
    ),
}

STATEMENT_GROUPS = {
    Certainty.WITHIN: ngettext_lazy("%(count)d statement", "%(count)d statements", "count"),
    Certainty.ONGOING: ngettext_lazy(
        "%(count)d statement made over a time that began before or ended after",
        "%(count)d statements made over a time that began before or ended after",
        "count",
    ),
    Certainty.PERHAPS: ngettext_lazy(
        "%(count)d statement whose date may lie elsewhere",
        "%(count)d statements whose dates may lie elsewhere",
        "count",
    ),
}


def groups_of(
    selection: Selection, counts: Mapping[Certainty, int], words: Mapping[Certainty, Any]
) -> list[CertaintyGroup]:
    """The three groups of a selection with dates, empty ones too; one without a heading for any
    other."""
    if not selection.is_dated:
        return [CertaintyGroup(Certainty.WITHIN, count=sum(counts.values()))]
    headings = _headings(selection)
    return [
        CertaintyGroup(each, headings[each], counts[each], words[each] % {"count": counts[each]})
        for each in Certainty
    ]


def rows_in_groups(
    groups: Sequence[CertaintyGroup], rows: Sequence[PlacedRow], *, from_the_first: bool
) -> Iterator[tuple[CertaintyGroup, list[PlacedRow]]]:
    """The rows of a page in their groups. A list that begins with the first row begins with the
    surest group, though that may be empty, since it is the answer."""
    by_certainty = groupby(rows, key=lambda each: each.certainty)
    found = {certainty: list(together) for certainty, together in by_certainty}
    for group in groups:
        is_answer = from_the_first and bool(group.heading) and group.certainty is Certainty.WITHIN
        if group.certainty in found or (is_answer and rows):
            yield group, found.get(group.certainty, [])


def certainty_name(row: PlacedRow) -> str:
    """The name of the group of a row."""
    return row.certainty.name.lower()


def _headings(selection: Selection) -> dict[Certainty, str]:
    """ "In 2024", "Going on in 2024" and "Perhaps in 2024", by the form of the period."""
    since, until = selection.since, selection.until
    words = period(since, until)
    if not since or not until:
        patterns = (capfirst(words), _("Going on then"), _("Perhaps then"))
    elif since != until:
        patterns = (
            _("Within %(period)s"),
            _("Going on within %(period)s"),
            _("Perhaps within %(period)s"),
        )
    elif len(since) == len("2024-03-18"):
        patterns = (
            _("On %(period)s"),
            _("Going on that day, %(period)s"),
            _("Perhaps on %(period)s"),
        )
    else:
        patterns = (_("In %(period)s"), _("Going on in %(period)s"), _("Perhaps in %(period)s"))
    return {
        each: pattern % {"period": words} for each, pattern in zip(Certainty, patterns, strict=True)
    }
