"""Addresses with a value that has another name by now lead to the address with that name."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from relations.queries.selection import SelectionMoved


class MovedValuesMiddleware:
    """Answers `SelectionMoved`, whichever view raised it, with a redirect."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponsePermanentRedirect | None:
        if isinstance(exception, SelectionMoved):
            return HttpResponsePermanentRedirect(_address_now(request, exception))
        return None


def _address_now(request: HttpRequest, moved: SelectionMoved) -> str:
    """The requested address with the value that is right now."""
    query = request.GET.copy()
    values = query.getlist(moved.parameter)
    now = dict.fromkeys(moved.now if each.strip() == moved.value else each for each in values)
    query.setlist(moved.parameter, list(now))
    return f"{request.path}?{query.urlencode()}"
