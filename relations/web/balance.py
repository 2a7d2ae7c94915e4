"""The balance of sources: from how many outlets, and in which languages."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.queries.evidence import PrintedShare
from relations.queries.gist import Gist
from relations.queries.selection import Selection
from relations.sources.languages import language_name
from relations.web.addresses import Address

LISTED = 10
"""The most outlets, and the most languages, that a balance lists."""


def balance_of(gist: Gist, selection: Selection, address: Address) -> dict[str, Any]:
    """The sources of some events by outlet and by language, each a link that narrows, and what else
    there is to know of the whole, in sentences. Empty without sources."""
    evidence = gist.evidence
    if not evidence.sources:
        return {}
    return {
        "sentences": list(_of_the_whole(gist)),
        "tables": [
            _table(_("Outlet"), "publisher", evidence.outlets, selection, address),
            _table(_("Language"), "language", evidence.languages, selection, address),
        ],
    }


def _of_the_whole(gist: Gist) -> Sequence[str]:
    totals, evidence = gist.totals, gist.evidence
    sources = ngettext("%(count)d source", "%(count)d sources", evidence.sources)
    statements = ngettext("%(count)d statement", "%(count)d statements", totals.statements)
    events = ngettext(
        "%(statements)s and %(sources)s in %(count)d event.",
        "%(statements)s and %(sources)s in %(count)d events.",
        totals.events,
    )
    told = [
        events
        % {
            "statements": statements % {"count": totals.statements},
            "sources": sources % {"count": evidence.sources},
            "count": totals.events,
        }
    ]
    if evidence.reports < evidence.sources:
        pattern = ngettext(
            "They print the same report.", "They print %(count)d reports.", evidence.reports
        )
        told.append(pattern % {"count": evidence.reports})
    if gist.times.open:
        pattern = ngettext(
            "%(count)d event has no known beginning or end.",
            "%(count)d events have no known beginning or end.",
            gist.times.open,
        )
        told.append(pattern % {"count": gist.times.open})
    return told


def _table(
    heading: str,
    facet: str,
    shares: Sequence[PrintedShare],
    selection: Selection,
    address: Address,
) -> dict[str, Any]:
    """The first shares of a kind; the one that is not known is a row of its own, at the end."""
    known = [each for each in shares if each.name]
    rest = len(known) - LISTED
    more = ngettext("and %(count)d more", "and %(count)d more", max(rest, 0))
    return {
        "heading": heading,
        "rows": [
            {
                "name": language_name(each.name) if facet == "language" else each.name,
                "address": address(selection.having(**{facet: (each.name,)})),
                "events": each.rows,
                "reports": each.reports,
            }
            for each in known[:LISTED]
        ]
        + [
            {"name": "", "address": "", "events": each.rows, "reports": each.reports}
            for each in shares
            if not each.name
        ],
        "more": more % {"count": rest} if rest > 0 else "",
    }
