"""Absolute addresses of this site."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri


def absolute(request: HttpRequest, path: str) -> str:
    """A path of this site, which begins with a slash, with scheme and host before it, as search
    engines and other sites need it.

    They are those of `SITE_URL`, whatever host was asked: a cache would otherwise keep the links
    to a host that somebody made up. Without one, in development, they are those that were asked.
    """
    if settings.SITE_URL:
        return iri_to_uri(f"{settings.SITE_URL}{path}") or ""
    return request.build_absolute_uri(path)
