"""How long browsers and caches keep what readers are told, and how they ask whether it has changed.

Every answer names, by an entity tag, the state of the record that it is of. Who asks again with
that tag is told by one query that nothing has changed (304, RFC 9110). A cache that many share may
give an answer to others for `SHARED_SECONDS`, and for `STALE_SECONDS` more while it asks anew
(RFC 5861): so long a withdrawal or a suppression may go unseen behind one.
"""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from http import HTTPStatus

from django.conf import settings
from django.db import Error
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseNotModified
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags

from relations.queries.columns.current_columns import Known, answered_from, known
from relations.web.fragments import DECIDES
from relations.web.searches import is_search

SHARED_SECONDS, STALE_SECONDS = 10, 60

_SHARED = f"public, max-age=0, s-maxage={SHARED_SECONDS}, stale-while-revalidate={STALE_SECONDS}"
_OWN = "private, no-cache"

# What a cache may keep. Whoever was refused or met an error asks again.
_KEPT = {
    HTTPStatus.OK,
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.NOT_MODIFIED,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.GONE,
}


class CachingMiddleware:
    """Tells a public answer's tag and for how long it may be kept, and answers 304 before any work.

    An editor who is signed in neither gets what a cache shares nor leaves anything there, and so
    does who searches, whose answers tell how often they still may. One query for each request.

    Only `If-None-Match` is heard: a second is too long a time for `If-Modified-Since` to tell by.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        state = _state() if _is_public(request) else None
        if state is None:
            return self.get_response(request)
        tag = _tag_of(request, state)
        asked = parse_etags(request.headers.get("If-None-Match", ""))
        with answered_from(state):
            answer = HttpResponseNotModified() if tag in asked else self.get_response(request)
        if answer.status_code in _KEPT:
            answer["ETag"] = tag
            answer["Cache-Control"] = _OWN if _is_own(request) else _SHARED
            if state.since:
                answer["Last-Modified"] = http_date(state.since.timestamp())
            patch_vary_headers(answer, ["Accept-Encoding", "Cookie", *DECIDES])
        return answer


def _is_public(request: HttpRequest) -> bool:
    apart = (reverse("admin:index"), reverse("healthz"))
    return request.method in {"GET", "HEAD"} and not request.path.startswith(apart)


def _is_own(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES or is_search(request)


def _state() -> Known | None:
    """The state of the record; None if the database does not tell it, or while developers change
    what is made of it."""
    if settings.DEBUG:
        return None
    try:
        return known()
    except Error:
        return None


def _tag_of(request: HttpRequest, state: Known) -> str:
    asked = [request.headers.get(name, "") for name in ("Host", *DECIDES)]
    told = "\n".join([_release(), settings.SITE_URL, settings.CONTACT, state.name, *asked])
    return f'W/"{sha256(told.encode(errors="surrogateescape")).hexdigest()[:32]}"'


@cache
def _release() -> str:
    """A digest of all that makes the answers."""
    digest = sha256()
    for folder in (settings.PACKAGE, settings.ASSETS / "templates", settings.ASSETS / "static"):
        for path in sorted(folder.rglob("*.*")):
            if path.suffix != ".pyc" and path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()
