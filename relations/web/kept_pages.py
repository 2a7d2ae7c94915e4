"""Whole answers, kept in the memory of a worker for whoever asks for the same next.

An answer is kept under the tag of the state that it is of, so that none outlives what it tells.
"""

import sys
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock
from typing import NamedTuple, TypeGuard

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import cc_delim_re
from django_http_compression.middleware import Coding

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


class KeptPages:
    """Answers up to `most_bytes`; those that were asked for longest ago go first. Threads may share
    it. `size` is how many bytes they take, with their headers and keys."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.size = 0
        self._pages: OrderedDict[PageKey, KeptPage] = OrderedDict()
        self._lock = Lock()

    def of(self, key: PageKey) -> KeptPage | None:
        """The answer in the encoding that is asked for, if it is kept in any."""
        if page := self._found(key):
            return page
        whole = self._found(key._replace(coding="identity"))
        return whole and self._keep(key, whole.in_coding(key.coding))

    def keep(self, key: PageKey, whole: KeptPage) -> KeptPage:
        """Keep an answer that is not compressed; the answer in the encoding that is asked for."""
        self._keep(key._replace(coding="identity"), whole)
        return self._keep(key, whole.in_coding(key.coding))

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._pages.clear()
            self.size = 0

    def _found(self, key: PageKey) -> KeptPage | None:
        with self._lock:
            page = self._pages.get(key)
            if page:
                self._pages.move_to_end(key)
            return page

    def _keep(self, key: PageKey, page: KeptPage) -> KeptPage:
        with self._lock:
            if replaced := self._pages.pop(key, None):
                self.size -= _size_of(key, replaced)
            self._pages[key] = page
            self.size += _size_of(key, page)
            while self.size > self.most_bytes:
                self.size -= _size_of(*self._pages.popitem(last=False))
        return page


_PLACE = 500  # bytes that a place in an ordered dictionary takes, with what stands in it


def _size_of(key: PageKey, page: KeptPage) -> int:
    texts = [*key, *page.headers, *page.headers.values()]
    return _PLACE + sys.getsizeof(page.body) + sum(map(sys.getsizeof, texts))


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
