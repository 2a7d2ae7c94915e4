"""Served as README says: no request takes more of a worker than it may, and all workers count
together."""

import re
import runpy
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from socket import create_connection
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from relations.limits.login_delays import WITHOUT_WAIT
from tests.journeys.greedy import FORGED
from tests.sites import Site, application_by_gunicorn, by_gunicorn

MEBIBYTE = 1024 * 1024
CONFIGURED = runpy.run_path("gunicorn.conf.py")
# What readers and strangers can make a worker take, in bytes of memory that is really used.
MOST_FOR_READERS = 400 * MEBIBYTE
QUOTA = 20
LOGIN = "/admin/login/"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, crowd: Path) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("gunicorn")
    with by_gunicorn(folder, crowd, SEARCHES_PER_MINUTE=str(QUOTA)) as site:
        yield site


def asked(
    site: Site, path: str, form: bytes | None = None, **headers: str
) -> tuple[int, HTTPMessage, str]:
    """The status, headers and text of an answer; no status where the server hung up."""
    request = Request(site.address + path, form, headers)  # noqa: S310 - our own
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310 - our own
            return answer.status, answer.headers, answer.read().decode()
    except HTTPError as answer:
        return answer.code, answer.headers, answer.read().decode()
    except (URLError, HTTPException, ConnectionError):
        return 0, HTTPMessage(), ""


def workers_of(folder: Path) -> list[str]:
    """The processes that gunicorn has said in its log that it started."""
    return re.findall(r"Booting worker with pid: (\d+)", (folder / "log").read_text())


def most_memory(folder: Path) -> int:
    """The most bytes of memory that any worker has used at once."""
    most = 0
    for worker in workers_of(folder):
        status = Path(f"/proc/{worker}/status").read_text()
        most = max(most, int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024)
    return most


def folder_of(site: Site) -> Path:
    return Path(site.environment["DATABASE_URL"].removeprefix("sqlite:///")).parent


def stranger(site: Site) -> tuple[str, dict[str, str]]:
    """The token of somebody who has seen the login, and the headers to send with it."""
    _status, headers, page = asked(site, LOGIN)
    cookie = headers["Set-Cookie"].partition(";")[0]
    return re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0], {"Cookie": cookie}


DEEP = "&".join(f"{name}={value}" for name in ("type", "topic", "act", "speaker") for value in "ab")
WORST = [
    *("/timeline/?whole=1", "/sources/?q=x", "/corrections/"),
    *("/timeline/?q=" + "x%20" * 1300, "/timeline/?q=" + "x%20" * 1000, f"/timeline/?{DEEP}"),
    "/timeline.json?country=AFG&country=PAK&since=1900&until=2100&q=border",
    "/timeline/facets/speaker/?find=" + "a" * 100,
]
POSTED_TO = [
    *("/timeline/", LOGIN, "/admin/relations/event/add/", "/admin/relations/source/add/"),
]
BYTES = 13 * MEBIBYTE


def test_nothing_that_a_stranger_sends_takes_much_memory_or_fails(served: Site) -> None:
    for path in WORST:
        assert asked(served, path)[0] in {200, 400, 414, 429}, path
    token, headers = stranger(served)
    field = f"csrfmiddlewaretoken={token}&pasted=".encode()
    forms = [field + b"w%20" * (BYTES // 4), field + b"&x=1" * (BYTES // 4)]
    for path in POSTED_TO:
        for form in forms:
            # Where nobody reads it, the server hangs up.
            assert asked(served, path, form, **headers)[0] in {0, 400, 403, 405, 413}, path
    assert most_memory(folder_of(served)) < MOST_FOR_READERS


def test_workers_count_searches_together(served: Site) -> None:
    told = [asked(served, "/about/?q=border")[1]["RateLimit"] for _ in range(QUOTA + 1)]
    left = [int(each.partition(";r=")[2].partition(";")[0]) for each in told]
    # The searches of another test may have come before.
    assert left == [max(0, left[0] - number) for number in range(QUOTA + 1)]
    assert asked(served, "/about/?q=border")[0] == 429
    assert asked(served, "/about/")[0] == 200


def test_workers_count_failed_logins_together_however_many_come_at_once(served: Site) -> None:
    token, headers = stranger(served)
    form = {"csrfmiddlewaretoken": token, "username": "editor", "password": "wrong"}

    def status(_number: int) -> int:
        return asked(served, LOGIN, urlencode(form).encode(), **headers)[0]

    with ThreadPoolExecutor(9) as pool:
        statuses = sorted(pool.map(status, range(9)))
    assert statuses == [200] * WITHOUT_WAIT + [429] * (9 - WITHOUT_WAIT)
    assert len(set(workers_of(folder_of(served)))) == CONFIGURED["workers"]


def test_line_that_is_no_request_is_logged_without_an_address(served: Site) -> None:
    asked(served, "/?" + "x" * 5000)
    log = (folder_of(served) / "log").read_text()
    assert "Invalid request: Request Line is too large" in log
    assert "127.0.0.1: " not in log


def test_nobody_who_asks_says_where_in_an_address_the_site_begins(served: Site) -> None:
    for path, begins in [("/timeline/", "/timeline"), ("/x/about/", "/x"), ("/about/", "/x")]:
        plain = asked(served, path)
        assert asked(served, path, SCRIPT_NAME=begins)[::2] == plain[::2], (path, begins)


PUBLISH = """
import django; django.setup()
from relations.editions.publication import publish
from relations.record.models import Event
event = Event.objects.filter(editions__superseded_at=None).exclude(editions=None).first()
event.title = "A title of a later day"
event.save()
publish(event, by=None, reason="It was another", unchecked="nobody")
"""


def test_all_workers_know_what_was_published_after_they_were_started(served: Site) -> None:
    served.run("-c", PUBLISH)
    pages = [asked(served, "/corrections/")[2] for _ in range(4 * CONFIGURED["workers"])]
    assert all("A title of a later day" in page for page in pages)


def test_database_that_is_out_keeps_no_server_from_starting(tmp_path: Path, crowd: Path) -> None:
    file = tmp_path / "later" / "dyad.sqlite3"

    def put_there() -> None:
        while "action=preload outage=SQLITE_CANTOPEN" not in (tmp_path / "log").read_text():
            time.sleep(0.1)
        file.parent.mkdir()
        shutil.copy(crowd, file)

    with ThreadPoolExecutor(1) as pool:
        (tmp_path / "log").touch()
        put = pool.submit(put_there)
        with by_gunicorn(tmp_path, crowd, DATABASE_URL=f"sqlite:///{file}") as site:
            assert asked(site, "/timeline/")[0] == 200
        put.result()


GREEDY = "tests.journeys.greedy"


def test_answer_does_not_wait_for_its_reader_to_acknowledge_the_first_packet(
    tmp_path: Path,
) -> None:
    with application_by_gunicorn(tmp_path, GREEDY, "--workers=1") as site:
        assert asked(site, "/sends-at-once")[2] == "True"


@pytest.mark.parametrize("path", ["/sleeps", "/spins"])
def test_worker_whose_request_takes_too_long_is_ended_and_others_serve(
    tmp_path: Path, path: str
) -> None:
    # A worker says once a second that it lives: a shorter limit would end idle ones too.
    with application_by_gunicorn(tmp_path, GREEDY, "--timeout=3", "--workers=2") as site:
        with ThreadPoolExecutor(1) as pool:
            endless = pool.submit(asked, site, path)
            while not endless.done():
                # Who is being answered by that worker when it ends is hung up on in the middle.
                assert asked(site, "/")[0] in {0, 200}
                time.sleep(0.1)
        assert endless.result()[0] == 0
        assert [asked(site, "/")[0] for _ in range(4)] == [200] * 4
    assert "action=serve refused=timeout seconds=3" in (tmp_path / "log").read_text()
    assert len(workers_of(tmp_path)) >= 3


def test_heads_that_never_end_are_hung_up_on(tmp_path: Path) -> None:
    few = ("--workers=1", "--threads=2", "--timeout=6")
    with application_by_gunicorn(tmp_path, GREEDY, *few) as site:
        host, port = site.address.removeprefix("http://").split(":")
        waiting = [create_connection((host, int(port)), timeout=20) for _ in range(2)]
        for each in waiting:
            each.sendall(b"GET /about/ HTTP/1.1\r\nHost: x\r\n")
        assert asked(site, "/")[0] == 200
        for each in waiting:
            assert each.recv(1) == b""
            each.close()
    assert len(workers_of(tmp_path)) == 1


def test_error_of_the_application_passes_for_no_line_of_the_log(tmp_path: Path) -> None:
    with application_by_gunicorn(tmp_path, GREEDY, "--workers=1") as site:
        assert asked(site, "/forges")[0] == 500
    lines = (tmp_path / "log").read_text().splitlines()
    [forged] = [each for each in lines if FORGED in each]
    assert forged.startswith("  | ")
    begun = re.compile(r"\d{4}-\d\d-\d\d [\d:,]+ [A-Z]+ [\w.]+: |  \| ")
    assert [each for each in lines if not begun.match(each)] == []


def test_request_that_takes_too_much_memory_fails_and_others_do_not(tmp_path: Path) -> None:
    with application_by_gunicorn(tmp_path, GREEDY, "--workers=1") as site:
        assert [asked(site, path)[0] for path in ("/", "/swells", "/")] == [200, 500, 200]
        assert most_memory(tmp_path) < CONFIGURED["MEMORY"]
