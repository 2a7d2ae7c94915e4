"""Whole answers, kept in the memory of a worker for whoever asks for the same next.

An answer is kept under the tag of the state that it is of, so that none outlives what it tells.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import NamedTuple, TypeGuard

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import cc_delim_re
from django_http_compression.middleware import Coding

from relations.recently_used import RecentlyUsed
from relations.web.compression import coding_for, compressed
from relations.web.fragments import DECIDES

MOST_BYTES = 32 * 1024 * 1024
"""How much of the memory of a worker kept answers may take."""


class PageKey(NamedTuple):
    """The tag and the path that an answer is to, and how it is compressed."""

    tag: str
    path: str
    coding: Coding

    @classmethod
    def of(cls, request: HttpRequest, tag: str) -> "PageKey":
        """Under what the answer to a request is kept."""
        return cls(tag, request.path, coding_for(request.META.get("HTTP_ACCEPT_ENCODING", "")))


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The headers and the body of an answer."""

    headers: Mapping[str, str]
    body: bytes

    @classmethod
    def of(cls, answer: HttpResponse) -> "KeptPage":
        return cls(dict(answer.headers), answer.content)

    def answer(self) -> HttpResponse:
        return HttpResponse(self.body, headers=self.headers)

    def in_coding(self, coding: Coding) -> "KeptPage":
        """The same, compressed if that makes it smaller."""
        body = compressed(self.body, self.headers["Content-Type"], coding)
        if body is None:
            return self
        told = {"Content-Encoding": coding, "Content-Length": str(len(body))}
        return KeptPage({**self.headers, **told}, body)


class KeptPages(RecentlyUsed[PageKey, KeptPage]):
    """Answers; their size is how many bytes they take, with their headers and keys."""

    def size_of(self, key: PageKey, value: KeptPage) -> int:
        texts = [*key, *value.headers, *value.headers.values()]
        return _PLACE + sys.getsizeof(value.body) + sum(map(sys.getsizeof, texts))

    def of(self, key: PageKey) -> KeptPage | None:
        """The answer in the encoding that is asked for, if it is kept in any."""
        if page := self.get(key):
            return page
        whole = self.get(key._replace(coding="identity"))
        return whole and self._compressed(key, whole)

    def keep(self, key: PageKey, whole: KeptPage) -> KeptPage:
        """Keep an answer that is not compressed; the answer in the encoding that is asked for."""
        self.put(key._replace(coding="identity"), whole)
        return self._compressed(key, whole)

    def _compressed(self, key: PageKey, whole: KeptPage) -> KeptPage:
        page = whole.in_coding(key.coding)
        self.put(key, page)
        return page


_PLACE = 500  # bytes that a place in an ordered dictionary takes, with what stands in it


KEPT = KeptPages(MOST_BYTES)


def is_for_all(answer: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Whether an answer is a whole page for all whose requests have one tag."""
    varies = {each.lower() for each in cc_delim_re.split(answer.get("Vary", "")) if each}
    return (
        answer.status_code == HTTPStatus.OK
        and isinstance(answer, HttpResponse)
        and not answer.cookies
        and varies <= _IN_TAG
    )


_IN_TAG = {each.lower() for each in DECIDES}
