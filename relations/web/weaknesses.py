"""What weakens all of a list: each weakness declared once, the weightiest first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.queries.evidence import Evidence
from relations.queries.times import Times
from relations.sources.languages import language_name


class Grounds(NamedTuple):
    """What all of a list stands on: its sources, and of how many `dated` events no day is known."""

    evidence: Evidence
    dated: int = 0
    vague: int = 0


@dataclass(frozen=True, slots=True)
class Weakness:
    """Something that makes all of a list less sure: whether it `holds`, and the sentence for it.
    Where it holds of events it holds `of_parts` of them too, or only of these events together."""

    holds: Callable[[Grounds], bool]
    words: Callable[[Grounds], str]
    of_parts: bool = True


def _one_report(its: Grounds) -> str:
    found = its.evidence
    if found.sources > 1:
        pattern = ngettext(
            "All of it rests on one report, which %(count)d source prints.",
            "All of it rests on one report, which %(count)d sources print.",
            found.sources,
        )
        return pattern % {"count": found.sources}
    if found.outlet:
        return _("All of it rests on one report, by %(outlet)s.") % {"outlet": found.outlet}
    if found.agency:
        pattern = _("All of it rests on one report, by the news agency %(agency)s.")
        return pattern % {"agency": found.agency}
    return _("All of it rests on one report, whose outlet is not known.")


def _one_outlet(its: Grounds) -> str:
    pattern = _("All of it rests on reports by one outlet, %(outlet)s.")
    return pattern % {"outlet": its.evidence.outlet}


def _one_agency(its: Grounds) -> str:
    pattern = _("All of it rests on reports by one news agency, %(agency)s.")
    return pattern % {"agency": its.evidence.agency}


def _no_outlet(its: Grounds) -> str:
    pattern = ngettext(
        "All of it rests on %(count)d report, whose outlet is not known.",
        "All of it rests on %(count)d reports, whose outlets are not known.",
        its.evidence.reports,
    )
    return pattern % {"count": its.evidence.reports}


def _few_outlets(its: Grounds) -> str:
    pattern = ngettext(
        "The outlets of most of its reports are not known: of %(unknown)d of %(count)d.",
        "The outlets of most of its reports are not known: of %(unknown)d of %(count)d.",
        its.evidence.reports,
    )
    return pattern % {"unknown": its.evidence.unknown, "count": its.evidence.reports}


def _one_language(its: Grounds) -> str:
    language = language_name(its.evidence.languages[0].name)
    return _("All its sources are in one language, %(language)s.") % {"language": language}


def _vague_dates(its: Grounds) -> str:
    pattern = ngettext(
        "The days of most events are not known: of %(vague)d of %(count)d.",
        "The days of most events are not known: of %(vague)d of %(count)d.",
        its.dated,
    )
    return pattern % {"vague": its.vague, "count": its.dated}


# Of which country an outlet is no source says, so that nothing is told of one side's outlets.
WEAKNESSES: Mapping[str, Weakness] = {
    "one report": Weakness(lambda its: its.evidence.reports == 1, _one_report),
    "one outlet": Weakness(lambda its: bool(its.evidence.outlet), _one_outlet),
    "one agency": Weakness(lambda its: bool(its.evidence.agency), _one_agency),
    "no outlet": Weakness(lambda its: 0 < its.evidence.reports == its.evidence.unknown, _no_outlet),
    "few outlets": Weakness(
        lambda its: 2 * its.evidence.unknown > its.evidence.reports, _few_outlets, of_parts=False
    ),
    "one language": Weakness(
        lambda its: [bool(each.name) for each in its.evidence.languages] == [True], _one_language
    ),
    "vague dates": Weakness(lambda its: 2 * its.vague > its.dated, _vague_dates, of_parts=False),
}
"""What weakens all of a list, the weightiest first; the first that holds is told."""


def weakness_of(evidence: Evidence, times: Times | None = None) -> str:
    """The weakness that matters most, in a sentence; blank if there is none. `times` are None for
    parts of events, such as statements, that may rest on a part of the sources only."""
    its = Grounds(evidence, times.years.total(), times.vague) if times else Grounds(evidence)
    asked = (each for each in WEAKNESSES.values() if times or each.of_parts)
    return next((each.words(its) for each in asked if each.holds(its)), "")
