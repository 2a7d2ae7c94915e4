"""Sources: the list of them, and one with what rests on each of its sentences."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from relations import codes
from relations.faces.addresses import after, permalink, with_query
from relations.faces.shapes import statement_in_short
from relations.sources.models import Source
from relations.timeline.selection import Selection, SelectionError
from relations.timeline.sources import (
    ReadSentence,
    ReadSource,
    SourceOnRecord,
    find_source,
    read_source,
    sources_page,
)

# A longer source has no strip: its squares would fill a page of their own.
LONGEST_STRIP = 200


def sources(request: HttpRequest) -> HttpResponse:
    """`/sources/`: the sources that public events cite."""
    page = sources_page(_read_after(request.GET.get("after", "")))
    next_page = after(reverse("sources"), page.next) if page.next else None
    context = {"rows": [_row(each) for each in page.rows], "next": next_page}
    return render(request, "sources/sources.html", context)


def source(request: HttpRequest, code: str, slug: str = "") -> HttpResponse:
    """`/sources/<code>/<slug>/`: its sentences, the cited ones marked; `#n3` is the third."""
    found = find_source(code)
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(found, permanent=True)
    read = read_source(found)
    context = {
        "source": found,
        "read": read,
        "strip": _strip(read),
        "paragraphs": _paragraphs(read.sentences),
        "events": _events_resting_on(found),
    }
    return render(request, "sources/source.html", context)


def _read_after(text: str) -> Source | None:
    if not text:
        return None
    found = find_source(text) if re.fullmatch(codes.PATTERN, text) else None
    if found is None:
        raise SelectionError(
            "after", text, _("is no place in this list; start from its first page")
        )
    return found


def _row(row: SourceOnRecord) -> dict[str, Any]:
    return {"on_record": row, "source": row.source, "events": _events_resting_on(row.source)}


def _events_resting_on(source: Source) -> str:
    return with_query(reverse("timeline"), Selection(source=(source.code,)))


def _strip(read: ReadSource) -> list[dict[str, Any]]:
    """Every sentence by its number, and whether it is cited; nothing where that says too little
    or would be too long."""
    cited = {each.sentence.number for each in read.sentences if each.cited}
    if not cited or read.total > LONGEST_STRIP:
        return []
    return [{"number": number, "cited": number in cited} for number in range(1, read.total + 1)]


def _paragraphs(sentences: list[ReadSentence]) -> list[list[dict[str, Any]]]:
    """The sentences by paragraph; each knows how many before it are not shown."""
    paragraphs: dict[int, list[dict[str, Any]]] = {}
    expected = 1
    for read in sentences:
        gap = read.sentence.number - expected
        expected = read.sentence.number + 1
        row = {"read": read, "gap": gap, "uses": list(_uses(read))}
        paragraphs.setdefault(read.sentence.paragraph, []).append(row)
    return list(paragraphs.values())


def _uses(read: ReadSentence) -> Iterator[dict[str, str]]:
    """What rests on a sentence: events by their titles, statements by speaker and text."""
    for edition in read.editions:
        yield {
            "kind": _("Event"),
            "address": permalink(edition),
            "title": edition.document["title"],
        }
    for edition, said in read.statements:
        yield {
            "kind": _("Statement"),
            "address": f"{permalink(edition)}#s-{said['code']}",
            "title": statement_in_short(said),
        }
