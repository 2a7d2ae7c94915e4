"""One sentence of a source, to be read in its context."""

from django.http import Http404, HttpRequest, HttpResponse

from relations.faces.fragments import fragment_or_redirect
from relations.timeline.sources import find_source, sentence_in_context


def sentence(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """`/sources/<code>/sentences/<n>/`: the sentence between its neighbours, as a fragment; for
    all others the way to it on the page of its source."""
    source = find_source(code)
    passage = sentence_in_context(source, number) if source else None
    if source is None or passage is None:
        raise Http404
    context = {"source": source, "number": number, "passage": passage}
    address = f"{source.get_absolute_url()}#n{number}"
    return fragment_or_redirect(request, "sources/_context.html", context, address)
