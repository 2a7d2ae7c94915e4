"""How often anyone may search the public pages."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse

from relations.limits.client_network import client_network
from relations.limits.rates import Rate
from relations.limits.too_many import TooMany
from relations.web.addresses import COMPARED
from relations.web.errors import too_many

TYPED = ("q", "find", "since", "until", "as_of")
"""What readers type. Each is a question of its own, whereas the values to choose from are few."""
LONG = ("whole", "through")
"""What asks for as much of a list as one page may hold, for paper or where a reader has added to a
page, which costs more than most searches."""


SUGGESTIONS_A_SEARCH = 6
"""How many suggestions may be asked for in place of one search: who types a question asks for some
with each few letters, and these cost less."""


class SearchLimitMiddleware:
    """Answers 429 to a network that has searched too often, and tells all that search how often
    they still may. A page that is asked without a search is never refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_search(request):
            return self.get_response(request)
        rate = _rate_of(request)
        try:
            use = rate.use(client_network(request))
        except TooMany as refusal:
            return too_many(request, refusal, rate)
        answer = self.get_response(request)
        if use:
            use.tell(answer)
        return answer


def is_search(request: HttpRequest) -> bool:
    """Whether a public page is asked with something to look for."""
    if not request.META.get("QUERY_STRING"):
        return False
    is_public = not request.path.startswith(reverse("admin:index"))
    return is_public and any(_asks(query) for query in _queries(request.GET))


def _queries(query: QueryDict) -> Iterator[QueryDict]:
    """The query of an address, and those of the views that it compares."""
    yield query
    for name in COMPARED:
        yield from map(QueryDict, query.getlist(name))


def _asks(query: QueryDict) -> bool:
    return any(value for name in (*TYPED, *LONG) for value in query.getlist(name))


def _rate_of(request: HttpRequest) -> Rate:
    """What is suggested while a reader types has a rate of its own, so that it takes no search from
    anybody on the same network."""
    if request.path == reverse("suggestions"):
        return Rate("suggestions", SUGGESTIONS_A_SEARCH * settings.SEARCHES_PER_MINUTE)
    return Rate("search", settings.SEARCHES_PER_MINUTE)
