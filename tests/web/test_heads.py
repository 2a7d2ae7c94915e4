"""HEAD is answered as GET is, without the body."""

from importlib import import_module

import pytest
from django.test import RequestFactory

from tests.factories import make_published

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

ADDRESSES = [
    *("/", "/timeline.json", "/record.sha256", "/healthz", "/static/site.css", "/admin/"),
    *("/timeline/?since=soon", "/events/0000000a.json", "/nothing/", "/timeline"),
]


def told(method: str, address: str) -> tuple[str, dict[str, str], bytes]:
    """What a web server is told: the status, the headers but for cookies, and the body."""
    heard: list[tuple[str, list[tuple[str, str]]]] = []
    asked = {**RequestFactory().get(address).META, "REQUEST_METHOD": method}
    application = import_module("relations.wsgi").application
    answer = application(asked, lambda status, given, _failed=None: heard.append((status, given)))
    body = b"".join(answer)
    answer.close()
    [(status, given)] = heard
    return status, {name: value for name, value in given if name != "Set-Cookie"}, body


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_answered_with_the_headers_of_get_and_nothing_else(address: str) -> None:
    make_published()
    status, headers, body = told("GET", address)
    assert int(headers.get("Content-Length", 0)) == len(body)
    assert told("HEAD", address) == (status, headers, b"")
