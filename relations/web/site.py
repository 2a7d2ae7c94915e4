"""Pages about the site itself: how to read the record, and whether the site is alive."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.dates import edtf
from relations.editions.root_list import root_list
from relations.queries.public import is_answering
from relations.queries.roots import kept_roots
from relations.record.formatting import edtf_in_words
from relations.web.license import LICENSE

# A date of each kind, with the words that a source might use for it.
EXAMPLES = [
    ("2025-04-19", gettext_lazy("on Saturday")),
    ("2025-03", gettext_lazy("in March")),
    ("[2025-01..2025-04]", gettext_lazy("earlier this year")),
    ("2025-03-2X/..", gettext_lazy("since the end of March")),
    ("[..2025-04-19]", ""),
]


def about(request: HttpRequest) -> HttpResponse:
    """`/about/`: how to read the record, and whom to tell about errors."""
    examples = [{"date": _date(text, str(said))} for text, said in EXAMPLES]
    context = {"examples": examples, "contact": contact_of(settings.CONTACT), "license": LICENSE}
    return render(request, "about.html", context)


def _date(text: str, said: str) -> dict[str, Any]:
    """A date in the shape that an event has it in."""
    value = edtf.parse(text)
    return {
        "edtf": text,
        "earliest": value.earliest and value.earliest.isoformat(),
        "latest": value.latest and value.latest.isoformat(),
        "said": said,
        "note": "",
        "words": edtf_in_words(text),
    }


def contact_of(contact: str) -> dict[str, str] | None:
    """How readers write to the keeper of the site; None if that is not set."""
    if not contact:
        return None
    is_page = contact.startswith("https://")
    words = _("the keeper’s page") if is_page else contact
    return {"words": words, "address": contact if is_page else f"mailto:{quote(contact, safe='@')}"}


def record_roots(request: HttpRequest) -> HttpResponse:
    """`/record.sha256`: the root of each day, newest first, as text that says how it is made."""
    return HttpResponse(root_list(kept_roots()), "text/plain; charset=utf-8")


def healthz(request: HttpRequest) -> HttpResponse:
    """`/healthz`: 200 and "ok", or 503 where the database does not answer."""
    try:
        is_answering()
    except Error:
        return HttpResponse("the database does not answer", "text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")
