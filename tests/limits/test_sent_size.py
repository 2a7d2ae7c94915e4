"""How much a request says that it sends."""

from typing import Any

import pytest
from django.http import HttpRequest

from relations.limits.sent_size import sent_size

SAID = [("0", 0), ("1024", 1024), ("", 0), ("many", 0), ("-1", 0), ("1e3", 0), (7, 7)]


@pytest.mark.parametrize(("said", "size"), SAID)
def test_size_is_what_the_request_says(said: Any, size: int) -> None:
    request = HttpRequest()
    request.META["CONTENT_LENGTH"] = said
    assert sent_size(request) == size


def test_request_that_says_nothing_sends_nothing() -> None:
    assert sent_size(HttpRequest()) == 0
