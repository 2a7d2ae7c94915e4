"""Sources: their list, and the page of one with what rests on each of its sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from relations.editions.snapshot import statement_in_short
from relations.queries.outlets import outlets_on_record
from relations.queries.revisits import RevisitFinding
from relations.queries.selection import Selection, only_value
from relations.queries.source_answer import answer_source
from relations.queries.source_list import outlet_page, sources_page
from relations.queries.source_selection import (
    CitedShare,
    SourceSelection,
    SourceSort,
    slug_of_outlet,
)
from relations.queries.sources import (
    PublishedSource,
    ReadSource,
    SourceOnRecord,
    SourceSentence,
    find_source,
    find_withdrawn_source,
    sentence_in_context,
)
from relations.sources.languages import language_name
from relations.sources.origins import origin_in_words
from relations.web.addresses import after, permalink, with_query
from relations.web.errors import source_gone
from relations.web.fragments import fragment_or_redirect
from relations.web.revisits import presented_finding

# A longer source has no strip, whose squares would fill the page.
LONGEST_STRIP = 200


def sources(request: HttpRequest) -> HttpResponse:
    """`/sources/`: the sources that public events cite, sought, narrowed and sorted by what the
    address says."""
    selection = SourceSelection.parse(request.GET)
    page = sources_page(selection, only_value(request.GET, "after"))
    here = with_query(reverse("sources"), selection)
    context = {
        "selection": selection,
        "words": selection.q,
        "page": page,
        "rows": [_row(each) for each in page.rows],
        "here": here,
        "next": after(here, page.next) if page.next else None,
        "timeline": with_query(reverse("timeline"), Selection.of(q=selection.q)),
        "outlets": [(each.slug, each.name) for each in page.outlets],
        "languages": _languages(page.languages, selection.language),
        "shares": CitedShare.choices,
        "sorts": SourceSort.choices,
    }
    return render(request, "sources/sources.html", context)


def _languages(offered: Sequence[str], chosen: str) -> list[tuple[str, str]]:
    """Languages by their tags and names, in the order of these, with the chosen one."""
    tags = {*offered, *filter(None, [chosen])}
    return sorted(((each, language_name(each)) for each in tags), key=lambda each: each[1])


def outlets(request: HttpRequest) -> HttpResponse:
    """`/sources/outlets/`: who printed the sources, those first on which most events rest."""
    return render(request, "sources/outlets.html", {"outlets": outlets_on_record()})


def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """`/sources/outlets/<slug>/`: the sources of one outlet, the latest first."""
    found = outlet_page(slug, only_value(request.GET, "after"))
    if found is None:
        raise Http404
    next_code = found.page.next
    context = {
        "outlet": found.outlet,
        "rows": [_row(each) for each in found.page.rows],
        "next": after(reverse("outlet", args=[slug]), next_code) if next_code else None,
        "sought": with_query(reverse("sources"), SourceSelection(outlet=slug)),
        "words": "",
    }
    return render(request, "sources/outlet.html", context)


def source(request: HttpRequest, code: str, slug: str = "") -> HttpResponse:
    """`/sources/<code>/<slug>/`: its sentences, the cited ones marked; `#n3` is the third."""
    found = answer_source(code)
    if found is None:
        return _closed(request, code)
    source = found.source
    if slug != source.slug:
        return redirect(source, permanent=True)
    context = {
        "source": source,
        "read": found.read,
        "strip": _strip(found.read),
        "paragraphs": _paragraphs(found.read.sentences, found.findings),
        "versions": [{"source": each, "is_later": each.pk > source.pk} for each in found.versions],
        "events": _events_resting_on(source),
        "origin": origin_in_words(source.origin),
        "reprints": found.reprints,
        "outlet": found.outlet,
    }
    return render(request, "sources/source.html", context)


def _closed(request: HttpRequest, code: str) -> HttpResponse:
    """The answer for a source that readers may not open: 410 if they could once; raises `Http404`
    for any other."""
    if find_withdrawn_source(code):
        return source_gone(request)
    raise Http404


def _row(row: SourceOnRecord) -> dict[str, Any]:
    return {
        "on_record": row,
        "source": row.source,
        "events": _events_resting_on(row.source),
        "outlet": slug_of_outlet(row.source.publisher),
    }


def _events_resting_on(source: PublishedSource) -> str:
    return with_query(reverse("timeline"), Selection.of(source=(source.code,)))


def _strip(read: ReadSource) -> list[dict[str, Any]]:
    """Each sentence by its number, and whether it is cited; empty if no sentence is, or if there
    are more than `LONGEST_STRIP`."""
    cited = {each.sentence.number for each in read.sentences if each.cited}
    if not cited or read.total > LONGEST_STRIP:
        return []
    return [{"number": number, "cited": number in cited} for number in range(1, read.total + 1)]


def _paragraphs(
    sentences: list[SourceSentence], findings: Mapping[int, RevisitFinding]
) -> list[list[dict[str, Any]]]:
    """The sentences by paragraph; each with the number of hidden ones just before it (`gap`)."""
    paragraphs: dict[int, list[dict[str, Any]]] = {}
    expected = 1
    for read in sentences:
        gap = read.sentence.number - expected
        expected = read.sentence.number + 1
        found = findings.get(read.sentence.number)
        revisited = presented_finding(found, read.sentence.text)
        row = {"read": read, "gap": gap, "uses": list(_uses(read)), "revisited": revisited}
        paragraphs.setdefault(read.sentence.paragraph, []).append(row)
    return list(paragraphs.values())


def _uses(read: SourceSentence) -> Iterator[dict[str, str]]:
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


def sentence(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """`/sources/<code>/sentences/<n>/`: the sentence between its neighbours, as a fragment; a
    redirect to the page of its source for anyone but htmx."""
    source = find_source(code)
    if source is None:
        return _closed(request, code)
    passage = sentence_in_context(source, number)
    if passage is None:
        raise Http404
    context = {"source": source, "number": number, "passage": passage}
    address = f"{source.get_absolute_url()}#n{number}"
    return fragment_or_redirect(request, "sources/_context.html", context, address)
