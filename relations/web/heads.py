"""Answers to HEAD: what GET is answered with, but for the body."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase


class HeadMiddleware:
    """Takes the body from the answer to HEAD, once its headers say how long it is. A server would
    drop it too, and tell of each in its log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if request.method == "HEAD" and isinstance(answer, HttpResponse):
            answer.content = b""
        return answer
