"""Corrections and withdrawals: the list of them, and what one edition changed in another."""

from dataclasses import replace
from typing import TypedDict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from relations.editions.change_text import (
    ChangeText,
    changes_in_words,
    differences_in_words,
)
from relations.editions.descriptions import Description
from relations.editions.models import Edition
from relations.queries.corrections import (
    Correction,
    CorrectionKey,
    CorrectionKind,
    Listed,
    SuppressedText,
    corrections_page,
)
from relations.queries.selection import Selection, only_value
from relations.record.described_kinds import KINDS, outcomes_in_words
from relations.record.published_fields import PublishedField
from relations.web.addresses import after, permalink, with_query


class ShownCorrection(TypedDict):
    """An edition and the one before it, which it corrected or withdrew; or likewise two
    descriptions of a source or a name, `url` being where readers see it, if anywhere; or a source
    whose text was suppressed.

    A withdrawal has no differences, nor has what is or was suppressed.
    """

    kind: CorrectionKind
    edition: Listed
    before: Edition | Description | None
    title: str
    url: str
    differences: ChangeText | None


def corrections(request: HttpRequest) -> HttpResponse:
    """`/corrections/`: what was published and then changed, withdrawn or published again."""
    page = corrections_page(CorrectionKey.read(only_value(request.GET, "after")))
    next_page = after(reverse("corrections"), str(page.next)) if page.next else None
    context = {"rows": [presented_correction(each) for each in page.rows], "next": next_page}
    return render(request, "corrections/corrections.html", context)


def presented_correction(correction: Correction) -> ShownCorrection:
    edition = correction.edition
    shown = edition.description if isinstance(edition, SuppressedText) else edition
    return {
        "kind": correction.kind,
        "edition": edition,
        "before": correction.before,
        "title": shown.label if isinstance(shown, Description) else shown.document["title"],
        "url": _page_of(shown) if isinstance(shown, Description) else permalink(shown),
        "differences": _differences(correction),
    }


def _differences(correction: Correction) -> ChangeText | None:
    edition, before = correction.edition, correction.before
    if before is None or isinstance(edition, SuppressedText):
        return None
    if correction.kind in _WITHOUT_DIFFERENCES:
        return None
    if isinstance(edition, Description):
        fields = _fields_for_readers(edition.kind)
        return changes_in_words(fields, before.document, edition.document)
    if isinstance(before, Edition) and before.suppressed_whole:
        return None
    return differences_in_words(before.document, edition.document)


def _fields_for_readers(kind: str) -> list[PublishedField]:
    """What descriptions of a kind say. What a later look found is said without the new wording, of
    which the page of a source shows as much as readers may see."""
    return [
        replace(each, words=outcomes_in_words) if each.name == "findings" else each
        for each in KINDS[kind].fields
    ]


_WITHOUT_DIFFERENCES = {CorrectionKind.WITHDRAWAL, CorrectionKind.SUPPRESSION}


def _page_of(description: Description) -> str:
    """Where readers see what is described: its own page, or the list that it filters."""
    if description.kind == "source":
        return reverse("source", args=[description.code, description.slug])
    if description.kind == "country":
        return reverse("country", args=[description.code])
    if description.kind == "actor":
        return with_query(reverse("statements"), Selection.of(speaker=(description.code,)))
    return with_query(reverse("timeline"), Selection.of(**{description.kind: (description.code,)}))
