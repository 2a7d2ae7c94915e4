"""How long browsers and caches keep what readers are told, and how they ask whether it has changed.

Every answer names, by an entity tag, the state of the record that it is of. Who asks again with
that tag is told by one query that nothing has changed (304, RFC 9110). A cache that many share may
give an answer to others for `SHARED_SECONDS`, and for `STALE_SECONDS` more while it asks anew
(RFC 5861): so long a withdrawal or a suppression may go unseen behind one.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import Error
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseNotModified
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags
from django_http_compression.middleware import HttpCompressionMiddleware

from relations.queries.columns.current_columns import Known, answered_from, known
from relations.web.fragments import DECIDES
from relations.web.kept_pages import KEPT, KeptPage, PageKey, is_for_all
from relations.web.searches import is_search

SHARED_SECONDS, STALE_SECONDS = 10, 60

_VARIES = ["Accept-Encoding", "Cookie", *DECIDES]
_SHARED = f"public, max-age=0, s-maxage={SHARED_SECONDS}, stale-while-revalidate={STALE_SECONDS}"
_OWN = "private, no-cache"

# What a cache may keep. Whoever was refused or met an error asks again.
_CACHEABLE = {
    HTTPStatus.OK,
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.NOT_MODIFIED,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.GONE,
}


class CachingMiddleware:
    """Tells a public answer's tag and for how long it may be kept, answers 304 before any work, and
    answers from memory what was answered before in the same state. One query for each request.
    What fails is answered anew where the state is another by then: a row may have been suppressed
    between the columns and its document.

    An editor who is signed in neither gets what readers share nor leaves anything there, and so
    does who searches, whose answers tell how often they still may.

    Only `If-None-Match` is heard: a second is too long a time for `If-Modified-Since` to tell by.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request) if is_search(request) else self.answer(request)

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        state = _state() if _is_public(request) else None
        if state is None:
            return self.get_response(request)
        answer = self._of(request, state)
        if answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR:
            now = _state()
            if now and now.name != state.name:
                return self._of(request, now)
        return answer

    def _of(self, request: HttpRequest, state: Known) -> HttpResponseBase:
        """The answer in one state of the record."""
        tag = _tag_of(request, state)
        if tag in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", "")):
            return _told(HttpResponseNotModified(), request, state, tag)
        with answered_from(state):
            if _is_own(request) or request.META.get("QUERY_STRING"):
                return _told(self.get_response(request), request, state, tag)
            return self._kept(request, state, tag)

    def _kept(self, request: Any, state: Known, tag: str) -> HttpResponseBase:
        """The answer from memory, or to be kept there."""
        key = PageKey.of(request, tag)
        page = KEPT.of(key)
        if page is None:
            request.is_kept = True
            answer = self.get_response(request)
            if not is_for_all(answer):
                return _told(answer, request, state, tag)
            _told(answer, request, state, tag)
            page = KEPT.keep(key, KeptPage.of(answer))
        return page.answer()


class SearchCachingMiddleware(CachingMiddleware):
    """The same for searches, once they are counted: what is refused asks the database nothing."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request) if is_search(request) else self.get_response(request)


class CompressionMiddleware(HttpCompressionMiddleware):
    """Compresses all answers but those that are to be kept, which are compressed then."""

    def maybe_compress(self, request: Any, response: HttpResponseBase) -> None:
        if not (getattr(request, "is_kept", False) and is_for_all(response)):
            super().maybe_compress(request, response)


def _told(
    answer: HttpResponseBase, request: HttpRequest, state: Known, tag: str
) -> HttpResponseBase:
    """An answer with what caches are told of it."""
    if answer.status_code in _CACHEABLE:
        answer["ETag"] = tag
        answer["Cache-Control"] = _OWN if _is_own(request) else _SHARED
        if state.since:
            answer["Last-Modified"] = http_date(state.since.timestamp())
        patch_vary_headers(answer, _VARIES)
    return answer


def _is_public(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and not request.path.startswith(_apart())
        # Otherwise they are led to HTTPS first.
        and (request.is_secure() or not settings.SECURE_SSL_REDIRECT)
    )


@cache
def _apart() -> tuple[str, ...]:
    """Where the addresses begin that are not of the record."""
    return reverse("admin:index"), reverse("healthz"), settings.STATIC_URL


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
    asked = (request.META.get(name, "") for name in _DECIDING)
    return _tag(
        release(), settings.SITE_URL, settings.CONTACT, state.name, request.scheme or "", *asked
    )


_DECIDING = [f"HTTP_{name.upper().replace('-', '_')}" for name in ("Host", *DECIDES)]


@lru_cache
def _tag(*told: str) -> str:
    text = "\n".join(told)
    return f'W/"{sha256(text.encode(errors="surrogateescape")).hexdigest()[:32]}"'


@cache
def release() -> str:
    """A digest of all that makes the answers."""
    digest = sha256()
    for folder in (settings.PACKAGE, settings.ASSETS / "templates", settings.ASSETS / "static"):
        for path in sorted(folder.rglob("*.*")):
            if path.suffix != ".pyc" and path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()
