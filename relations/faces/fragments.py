"""A whole page or its fragment: the only place that knows htmx."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def page_or_fragment(
    request: Any, page: str, fragment: str, context: dict[str, Any], address: str
) -> HttpResponse:
    """The page, or only the fragment where htmx swaps that in and shows `address` for it.

    A boosted link and a history entry that the browser has lost both want the whole page.
    """
    htmx: HtmxDetails = request.htmx
    swaps = bool(htmx) and not htmx.boosted and not htmx.history_restore_request
    template = fragment if swaps else page
    response = render(request, template, {**context, "is_fragment": swaps})
    if swaps:
        response["HX-Push-Url"] = address
    patch_vary_headers(response, ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
    return response
