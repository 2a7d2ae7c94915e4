"""Corrections and withdrawals: the list of them, and what one edition changed in another."""

from typing import TypedDict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from relations.editions.change_text import ChangeText, differences_in_words
from relations.editions.models import Edition
from relations.queries.corrections import (
    Correction,
    CorrectionKey,
    CorrectionKind,
    corrections_page,
)
from relations.web.addresses import after, permalink


class ShownCorrection(TypedDict):
    """An edition and the one before it, which it corrected or withdrew.

    A withdrawal has no differences.
    """

    kind: CorrectionKind
    edition: Edition
    before: Edition
    title: str
    url: str
    differences: ChangeText | None


def corrections(request: HttpRequest) -> HttpResponse:
    """`/corrections/`: what was published and then changed, withdrawn or published again."""
    page = corrections_page(CorrectionKey.read(request.GET.get("after", "")))
    next_page = after(reverse("corrections"), str(page.next)) if page.next else None
    context = {"rows": [presented_correction(each) for each in page.rows], "next": next_page}
    return render(request, "corrections/corrections.html", context)


def presented_correction(correction: Correction) -> ShownCorrection:
    differences = None
    if correction.kind is not CorrectionKind.WITHDRAWAL:
        differences = differences_in_words(correction.before.document, correction.edition.document)
    return {
        "kind": correction.kind,
        "edition": correction.edition,
        "before": correction.before,
        "title": correction.edition.document["title"],
        "url": permalink(correction.edition),
        "differences": differences,
    }
