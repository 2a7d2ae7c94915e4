"""The groups of a list that is narrowed to a period: what certainly lies within it, what was going
on, and what perhaps was then; the surest first."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from relations.editions.edition_days import Certainty
from relations.queries.answer import ListAnswer
from relations.queries.description import period
from relations.queries.pages import PlacedRow
from relations.queries.selection import Selection

HEADING = 2
"""The level of the highest heading in a list."""


@dataclass(frozen=True, slots=True)
class CertaintyGroup:
    """A group of a list: its name in addresses and JSON, its heading, and how many rows it has in
    all, also in words. Without a period there is one group, whose heading is blank. In one that
    `has_years` rows stand under theirs; where all are of one year, nothing would be told by it."""

    certainty: Certainty
    heading: str = ""
    count: int = 0
    words: str = ""
    has_years: bool = True

    @property
    def name(self) -> str:
        return self.certainty.name.lower()

    @property
    def level(self) -> int:
        """The level of the headings of its years."""
        return HEADING + bool(self.heading)


@dataclass(frozen=True, slots=True)
class GroupWording:
    """The patterns for how many rows a group has; `earlier` is for what was going on, where all of
    it had certainly begun before the period."""

    within: Any
    ongoing: Any
    earlier: Any
    perhaps: Any

    def of(self, certainty: Certainty, *, began_before: bool) -> Any:
        """The pattern for a group."""
        if certainty is Certainty.ONGOING:
            return self.earlier if began_before else self.ongoing
        return self.within if certainty is Certainty.WITHIN else self.perhaps


EVENT_GROUPS = GroupWording(
    within=ngettext_lazy("%(count)d event", "%(count)d events", "count"),
    ongoing=ngettext_lazy(
        "%(count)d event began before or ended after",
        "%(count)d events began before or ended after",
        "count",
    ),
    earlier=ngettext_lazy(
        "%(count)d event began earlier", "%(count)d events began earlier", "count"
    ),
    perhaps=ngettext_lazy(
        "%(count)d event whose exact date is not known",
        "%(count)d events whose exact dates are not known",
        "count",
    ),
)

STATEMENT_GROUPS = GroupWording(
    within=ngettext_lazy("%(count)d statement", "%(count)d statements", "count"),
    ongoing=ngettext_lazy(
        "%(count)d statement made over a time that began before or ended after",
        "%(count)d statements made over a time that began before or ended after",
        "count",
    ),
    earlier=ngettext_lazy(
        "%(count)d statement made over a time that began earlier",
        "%(count)d statements made over a time that began earlier",
        "count",
    ),
    perhaps=ngettext_lazy(
        "%(count)d statement whose exact date is not known",
        "%(count)d statements whose exact dates are not known",
        "count",
    ),
)


class PeriodForm(Enum):
    """How the period of a selection with dates is given: with one end, with two, as a day, or as a
    month or a year."""

    OPEN = auto()
    SPAN = auto()
    DAY = auto()
    ONE = auto()


def form_of(selection: Selection) -> PeriodForm:
    """How the period of a selection is given, which has dates."""
    since, until = selection.since, selection.until
    if not since or not until:
        return PeriodForm.OPEN
    if since != until:
        return PeriodForm.SPAN
    return PeriodForm.DAY if len(since) == len("2024-03-18") else PeriodForm.ONE


def groups_of(
    selection: Selection,
    counts: Mapping[Certainty, int],
    wording: GroupWording,
    *,
    began_before: bool = False,
    of_one_year: Collection[Certainty] = (),
) -> list[CertaintyGroup]:
    """The three groups of a selection with dates, empty ones too; one without a heading for any
    other. `began_before` is whether all that was going on had certainly begun before the period,
    and `of_one_year` names the groups with rows of a single year."""
    if not selection.is_dated:
        return [CertaintyGroup(Certainty.WITHIN, count=sum(counts.values()))]
    headings = _headings(selection)
    return [
        CertaintyGroup(
            each,
            headings[each],
            counts[each],
            wording.of(each, began_before=began_before) % {"count": counts[each]},
            has_years=each not in of_one_year,
        )
        for each in Certainty
    ]


def groups_in(answer: ListAnswer, wording: GroupWording) -> list[CertaintyGroup]:
    """The groups of a list, as its page has them; no query."""
    return groups_of(
        answer.selection,
        answer.counts,
        wording,
        began_before=answer.began_before,
        of_one_year=answer.of_one_year,
    )


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


def serialized_groups(groups: Iterable[CertaintyGroup]) -> list[dict[str, Any]]:
    """The groups that have headings, as JSON has them."""
    return [
        {"certainty": each.name, "words": each.heading, "count": each.count}
        for each in groups
        if each.heading
    ]


def certainty_name(row: PlacedRow) -> str:
    """The name of the group of a row."""
    return row.certainty.name.lower()


def _headings(selection: Selection) -> dict[Certainty, str]:
    """ "In 2024", "Going on in 2024" and "Perhaps in 2024", by the form of the period."""
    words = period(selection.since, selection.until)
    patterns = {
        PeriodForm.OPEN: (capfirst(words), _("Going on then"), _("Perhaps then")),
        PeriodForm.SPAN: (
            _("Within %(period)s"),
            _("Going on within %(period)s"),
            _("Perhaps within %(period)s"),
        ),
        PeriodForm.DAY: (
            _("On %(period)s"),
            _("Going on that day, %(period)s"),
            _("Perhaps on %(period)s"),
        ),
        PeriodForm.ONE: (
            _("In %(period)s"),
            _("Going on in %(period)s"),
            _("Perhaps in %(period)s"),
        ),
    }[form_of(selection)]
    return {
        each: pattern % {"period": words} for each, pattern in zip(Certainty, patterns, strict=True)
    }
