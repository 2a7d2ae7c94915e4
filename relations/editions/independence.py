"""How many independent reports and outlets something rests on.

What prints the same report, is printed by the same outlet or comes from the same news agency is
never taken for independent of one another. So no number here is greater than it can be proved to
be: two reports of one outlet may well be independent, but nothing on record says so.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from relations.editions.document import SourceDocument
from relations.sources.models import Source


class PrintedReport(NamedTuple):
    """What a source prints: the code of the first source of its `report`, its `outlet`, blank where
    that is not known, and the news `agency` that the report is from; blank where that is not named,
    None where the report is from none."""

    report: str
    outlet: str
    agency: str | None = None


class Support(NamedTuple):
    """How many outlets or agencies are certainly `independent` of one another, how many `outlets`
    are known, how many `reports` there are, and of how many of these nobody is known who tells it.
    """

    independent: int
    outlets: int
    reports: int
    unknown: int


class RestsOn(TextChoices):
    """On how many independent outlets something rests."""

    ONE = "one", _("one outlet only")
    TWO = "two", _("two independent outlets")
    SEVERAL = "several", _("three independent outlets or more")
    UNKNOWN = "unknown", _("outlets not known")


def printed_by(code: str, source: SourceDocument) -> PrintedReport:
    """What a source prints, given by its code, as a document describes it."""
    origin = source.get("origin")
    return PrintedReport(
        source.get("voice") or code,
        source["publisher"],
        origin["name"] if origin and origin["kind"] == Source.Origin.AGENCY else None,
    )


def support_of(printed: Iterable[PrintedReport]) -> Support:
    """How much stands behind what rests on some sources. Capitals in names make no difference."""
    return _support_of(tuple(printed))


@lru_cache(maxsize=5_000)
def _support_of(told: tuple[PrintedReport, ...]) -> Support:
    printed = [
        each._replace(
            outlet=each.outlet.casefold(),
            agency=None if each.agency is None else each.agency.casefold(),
        )
        for each in told
    ]
    # One that is not named may be any of the others.
    is_one_agency = any(each.agency == "" for each in printed)
    groups: list[set[tuple[str, str]]] = []
    for each in printed:
        joined = set(_shared(each, is_one_agency=is_one_agency))
        apart = []
        for group in groups:
            if joined.isdisjoint(group):
                apart.append(group)
            else:
                joined |= group
        groups = [*apart, joined]
    reports = {each.report for each in printed}
    known = {each.report for each in printed if each.outlet or each.agency}
    return Support(
        independent=sum(any(kind == _TELLER for kind, _name in group) for group in groups),
        outlets=len({each.outlet for each in printed} - {""}),
        reports=len(reports),
        unknown=len(reports - known),
    )


_REPORT, _TELLER, _UNNAMED = "report", "teller", "unnamed"


def _shared(each: PrintedReport, *, is_one_agency: bool) -> Iterable[tuple[str, str]]:
    """By what a source is joined to others. An agency prints its reports too, under its name."""
    yield _REPORT, each.report
    if each.outlet:
        yield _TELLER, each.outlet
    if each.agency:
        yield _TELLER, each.agency
    if each.agency is not None and is_one_agency:
        yield _UNNAMED, ""


def rests_on(support: Support) -> RestsOn | None:
    """The number of independent outlets in words; None without a source.

    Beside one known outlet another that is not known may be the same one, or not.
    """
    if support.independent > 2:
        return RestsOn.SEVERAL
    if support.independent == 2:
        return RestsOn.TWO
    if support.unknown:
        return RestsOn.UNKNOWN
    return RestsOn.ONE if support.independent else None
