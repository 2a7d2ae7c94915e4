"""Each thing that happened is one line of the log, whatever a request holds."""

import logging
import re
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.test import Client

from relations.log_lines import LogLine

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

READER = "203.0.113.7"
FORGED = "x\n2026-01-01 00:00:00,000 INFO relations.editions.log: action=publish"
LINE = re.compile(r"\d{4}-\d\d-\d\d [\d:,]+ [A-Z]+ [\w.]+: ")


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the site's log says from now on, written as in production."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(LogLine())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


REFUSALS: list[tuple[Callable[[Client], object], str, str]] = [
    (
        lambda client: client.get("/timeline/?since=soon"),
        "SelectionError path='/timeline/' said='since=soon: is not a date such as 2024, ",
        "WARNING django.request",
    ),
    (
        lambda client: client.get("/statements/", {"act": FORGED}),
        r"SelectionError path='/statements/' said='act=x\n2026-01-01 00:00:00,000 INFO",
        "WARNING django.request",
    ),
    (
        lambda client: client.get("/", headers={"Host": "evil.example"}),
        """DisallowedHost path='/' said="Invalid HTTP_HOST header: 'evil.example'.""",
        "WARNING django.security.DisallowedHost",
    ),
    (
        lambda client: client.get("/", headers={"Host": FORGED}),
        """DisallowedHost path='/' said="Invalid HTTP_HOST header: 'x\\\\n2026-""",
        "WARNING django.security.DisallowedHost",
    ),
]


@pytest.mark.parametrize(
    ("ask", "told", "by"), REFUSALS, ids=[told for _ask, told, _by in REFUSALS]
)
def test_refused_request_is_a_line_that_says_what_was_refused(
    log: StringIO, ask: Callable[[Client], object], told: str, by: str
) -> None:
    client = Client(REMOTE_ADDR=READER, raise_request_exception=False)
    ask(client)
    [line] = log.getvalue().splitlines()
    assert f"{by}: action=request refused={told}" in line
    assert READER not in line


KINDS = [
    *(BadRequest, MultiPartParserError, PermissionDenied, RequestDataTooBig, SuspiciousOperation),
    *(TooManyFieldsSent, TooManyFilesSent, UnreadablePostError),
]


@pytest.mark.parametrize("refusal", KINDS)
def test_every_kind_of_refusal_is_a_line(
    log: StringIO, refusal: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise refusal(FORGED)

    monkeypatch.setattr("relations.web.timelines.answer", refuse)
    Client(raise_request_exception=False).get("/timeline/")
    [line] = log.getvalue().splitlines()
    assert f"refused={refusal.__name__} path='/timeline/' said='x\\n2026-01-01" in line


def test_long_value_is_cut_short(log: StringIO) -> None:
    Client().get("/timeline/", {"quad": "x" * 5000})
    assert len(log.getvalue()) < 400


ADDRESSES = [
    "/no%0Athing/",
    "/no%0D%0A2026-01-01%20INFO/",
    "/%E2%80%A8x/",
    "/%E2%80%AEx/",
    "/%1B[1A/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_in_an_address_begins_another_line(log: StringIO, address: str) -> None:
    Client().get(address)
    [line] = log.getvalue().splitlines()
    assert line.isprintable()


def test_fault_of_the_site_keeps_its_traceback_whose_lines_pass_for_no_others(
    log: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise RuntimeError(FORGED)

    monkeypatch.setattr("relations.web.timelines.answer", fail)
    Client(raise_request_exception=False).get("/timeline/")
    lines = log.getvalue().splitlines()
    assert any("RuntimeError: x" in line for line in lines)
    assert [bool(LINE.match(line)) for line in lines] == [True, *[False] * (len(lines) - 1)]


@pytest.mark.parametrize("words", ["a\nb", "a\r\nb", "a\x1b[2Kb", "a b", "a‮b", "a\x00b"])
def test_no_line_of_any_logger_can_be_broken(log: StringIO, words: str) -> None:
    logging.getLogger("another").warning("said %s", words)
    [line] = log.getvalue().splitlines()
    assert line.isprintable()
    assert line.endswith("b")
