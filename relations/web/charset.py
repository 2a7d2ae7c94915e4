"""In which charset a request may come."""

import codecs
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import parse_header_parameters

READ = frozenset({"utf-8", "ascii", "iso8859-1", "cp1252"})
"""Python's names of those that browsers send. Others of its codecs are none of text (`hex`), fail
on some bytes whatever they are told (`idna`), or make what no database stores (`utf-7`)."""
UNREAD = "application/octet-stream; charset=unread"
"""Stands in place of a content type that Django fails to read."""


class CharsetMiddleware:
    """Answers 400 to a request that says it comes in another charset, before anything reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_read(request.META.get("CONTENT_TYPE", "")):
            # So that the answer can be written: its page reads the address.
            request.encoding = settings.DEFAULT_CHARSET
            raise BadRequest("charset")
        return self.get_response(request)


def readable(application: Callable[..., Any]) -> Callable[..., Any]:
    """A WSGI application that gets no content type in which Django fails before any middleware: it
    decodes the address as that says."""

    def readable_application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if not _is_read(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = UNREAD
        return application(environ, start_response)

    return readable_application


def _is_read(content_type: str) -> bool:
    try:
        _kind, parameters = parse_header_parameters(content_type)
        return codecs.lookup(parameters.get("charset", "utf-8")).name in READ
    except (LookupError, ValueError):
        return False
