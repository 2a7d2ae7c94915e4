"""The news agency that a report comes from, if it is named where outlets name theirs.

Only listed agencies are known, and only in places where naming one says whose report it is: the
author that the page gives, a byline, a dateline, the credit at the end of the text, and "according
to". The result is a proposal, with the words that it comes from.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict

from django.utils.translation import gettext as _

from relations.sources.agencies import AGENCY, AGENCY_BY_NAME, agency_after_name, agency_of_piece
from relations.sources.bylines import without_time
from relations.sources.models import Source
from relations.sources.page_details import DetailProposal

_DASH = r"[–—|-]"
_AGENCY = rf"(?P<agency>{AGENCY})"

# The first form that occurs anywhere in the text decides.
_FORMS = (
    # A byline: By Reuters; Reuters | Updated: ...
    re.compile(rf"^(?:By|BY|Source:|SOURCE:) {_AGENCY}[^.!?\n]*$", re.MULTILINE),
    re.compile(rf"^{_AGENCY}(?: ?[|•·] ?[^\n]*)?$", re.MULTILINE),
    # A dateline: KABUL (Reuters) - ...; New Delhi, Apr 19 (PTI) India ...
    re.compile(
        rf"^[^\n.()]{{1,80}}\({_AGENCY}[^()\n]{{0,20}}\)(?= ?[–—:|-]| [A-Z“‘\"])", re.MULTILINE
    ),
    # The credit at the end: ... border. — AFP; (Reuters)
    re.compile(rf"[.!?”\"'’)\]\n] *(?:{_DASH}{{1,2}} ?\(?|\(){_AGENCY}\)?\.?\s*\Z"),
    re.compile(rf"\((?:[Ww]ith )?(?:additional )?inputs? from {_AGENCY}[^()\n]*\)"),
    re.compile(rf"\b[Aa]ccording to (?:the )?(?:(?:\w+ )?news agency )?{_AGENCY}"),
)


_BETWEEN_PIECES = re.compile(r",|\band\b|[&/|•·()\[\]]|\s[–—-]\s|\bfor\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _NamedAgency:
    """An agency by its name in `AGENCIES`, where the page names it, and the words that do."""

    name: str
    place: str
    words: str


def proposed_origin(text: str, details: Mapping[str, DetailProposal]) -> dict[str, DetailProposal]:
    """The columns `origin` and `origin_name` of a report, as its page or its words give them.

    `details` are what the page proposes for other columns. Empty if no agency is named, or if that
    agency is the publisher: the report is then its own.
    """
    publisher = details.get("publisher")
    own = AGENCY_BY_NAME.get(publisher.value.casefold(), publisher.value) if publisher else ""
    for found in (*_in_details(details), *_in_text(text)):
        if found.name == own:
            return {}
        proposal = (found.place, found.words)
        return {
            "origin": DetailProposal(Source.Origin.AGENCY.value, *proposal),
            "origin_name": DetailProposal(found.name, *proposal),
        }
    return {}


def _in_details(details: Mapping[str, DetailProposal]) -> Iterator[_NamedAgency]:
    author = details.get("author")
    if author:
        byline = author.printed or author.value
        for each in _BETWEEN_PIECES.split(without_time(byline)):
            if name := agency_of_piece(each) or agency_after_name(each):
                yield _NamedAgency(name, author.place, byline)


def _in_text(text: str) -> Iterator[_NamedAgency]:
    for form in _FORMS:
        match = form.search(text)
        if match:
            words = " ".join(match[0].split())
            yield _NamedAgency(
                AGENCY_BY_NAME[match["agency"].casefold()], "", words.strip(".”\"' ")
            )


class OriginValue(TypedDict):
    """Where an outlet has a report from; `kind` is a `Source.Origin`, `name` may be blank."""

    kind: str
    name: str


def origin_in_words(origin: OriginValue | None) -> str:
    """Where a report comes from, by its `kind` and its `name`, as readers see it; blank if the
    report is the outlet's own."""
    if not origin or not origin["kind"]:
        return ""
    kind = str(Source.Origin(origin["kind"]).label)
    if not origin["name"]:
        return kind
    return _("%(name)s (%(kind)s)") % {"name": origin["name"], "kind": kind}
