"""Liveness: the process answers, the database answers."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from relations.timeline.asking import is_answering


def healthz(request: HttpRequest) -> HttpResponse:
    """`/healthz`: 200 and "ok", or 503 where the database does not answer."""
    try:
        is_answering()
    except DatabaseError:
        return HttpResponse("the database does not answer", "text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")
