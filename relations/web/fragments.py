"""Whole pages and fragments. This is the only module that knows htmx."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

MORE = "more"
"""The id of the element around a link to more of a list."""

# The headers that decide between the page and its fragments.
VARIES = ["HX-Request", "HX-Boosted", "HX-History-Restore-Request", "HX-Target"]
DECIDES = [*VARIES, "HX-Current-URL"]
"""All headers by which two answers to one address may differ."""


def swaps(request: Any) -> bool:
    """Whether htmx swaps the answer into a page.

    A boosted link, and a history entry that the browser has lost, need the whole page.
    """
    htmx: HtmxDetails = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def asks_for_more(request: Any) -> bool:
    """Whether htmx replaces a link to more of a list with the answer."""
    return swaps(request) and request.htmx.target == MORE


def parameters_shown(request: Any) -> QueryDict:
    """The parameters of the address in the reader's address bar, from which htmx asks."""
    # The browser sends it, so that it may be anything.
    address, _hash, _place = (request.htmx.current_url or "").partition("#")
    return QueryDict(address.partition("?")[2])


def page_or_fragment(
    request: Any, page: str, fragment: str, context: dict[str, Any], address: str = ""
) -> HttpResponse:
    """The page, or the fragment alone if htmx swaps it in and then shows `address`."""
    is_fragment = swaps(request)
    template = fragment if is_fragment else page
    response = render(request, template, {**context, "is_fragment": is_fragment})
    if is_fragment and address:
        response["HX-Push-Url"] = address
    patch_vary_headers(response, VARIES)
    return response


def more(request: Any, fragment: str, context: dict[str, Any], address: str) -> HttpResponse:
    """The fragment that htmx adds to a list; `address` is that of the extended list."""
    response = render(request, fragment, context)
    response["HX-Replace-Url"] = address
    patch_vary_headers(response, DECIDES)
    return response


def fragment_or_redirect(
    request: Any, fragment: str, context: dict[str, Any], address: str
) -> HttpResponse:
    """The fragment if htmx swaps it in, otherwise a redirect to where it stands on a page."""
    response = render(request, fragment, context) if swaps(request) else redirect(address)
    patch_vary_headers(response, VARIES)
    return response
