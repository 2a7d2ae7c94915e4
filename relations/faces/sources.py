"""Sources: the list of them, and one with what rests on each of its sentences."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from relations import codes
from relations.editions.models import Edition
from relations.faces.addresses import after
from relations.sources.models import Source
from relations.timeline.selection import SelectionError
from relations.timeline.sources import ReadSentence, find_source, read_source, sources_page


def sources(request: HttpRequest) -> HttpResponse:
    """`/sources/`: the sources that public events cite."""
    page = sources_page(_read_after(request.GET.get("after", "")))
    next_page = after(reverse("sources"), page.next) if page.next else None
    return render(request, "sources/sources.html", {"rows": page.rows, "next": next_page})


def source(request: HttpRequest, code: str, slug: str = "") -> HttpResponse:
    """`/sources/<code>/<slug>/`: its sentences, the cited ones marked; `#n3` is the third."""
    found = find_source(code)
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(found, permanent=True)
    read = read_source(found)
    context = {"source": found, "read": read, "paragraphs": _paragraphs(read.sentences)}
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
        yield {"address": _permalink(edition), "title": edition.document["title"]}
    for edition, said in read.statements:
        title = _("%(speaker)s: %(text)s") % {
            "speaker": said["speaker"]["name"],
            "text": said["text"],
        }
        yield {"address": f"{_permalink(edition)}#s-{said['code']}", "title": title}


def _permalink(edition: Edition) -> str:
    return reverse("event", args=[edition.code, edition.document["slug"]])
