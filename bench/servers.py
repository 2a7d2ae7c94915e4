"""Servers to be measured: the site as it is deployed, plain Django, and Datasette."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from bench.databases import KEPT
from tests.kept_database import ROOT

DATASETTE = KEPT / "datasette" / "bin" / "datasette"
WORKERS = "2"
PATIENCE = 60
"""Seconds in which a server must answer."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its port on this machine, its first process, and how many seconds passed
    from its start to its first answer."""

    port: int
    pid: int
    cold_start: float


@contextmanager
def site(database_url: str) -> Iterator[Served]:
    """Our own, behind gunicorn as it is deployed."""
    with _gunicorn("relations.wsgi", "/healthz", DATABASE_URL=database_url) as served:
        yield served


@contextmanager
def plain_django(database_url: str, bodies: Path) -> Iterator[Served]:
    """The views of `plain.py`, behind the same gunicorn; `bodies` is the folder of the bare one."""
    variables = {"DATABASE_URL": database_url, "BENCH_BODIES": str(bodies)}
    settings = {"DJANGO_SETTINGS_MODULE": "bench.plain_settings"}
    with _gunicorn("bench.plain", "/bare/0/", **variables, **settings) as served:
        yield served


@contextmanager
def datasette(file: Path) -> Iterator[Served]:
    """Datasette on a file, with time for all counts of facets."""
    port = _free_port()
    limits = {
        "sql_time_limit_ms": 60_000,
        "facet_time_limit_ms": 60_000,
        "facet_suggest_time_limit_ms": 1,
        "suggest_facets": 0,
        "default_facet_size": 10,
        "default_page_size": 50,
    }
    settings = [text for name, value in limits.items() for text in ("--setting", name, str(value))]
    # Without an inspection it counts the rows of a table anew each time.
    command = [str(DATASETTE), "serve", "--immutable", str(file), "--port", str(port), *settings]
    with _running(command, port, "/-/versions.json", {}) as served:
        yield served


@contextmanager
def _gunicorn(application: str, first: str, **variables: str) -> Iterator[Served]:
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"]
    options = ["--graceful-timeout=1", "--log-level=error", application]
    ours = {"WEB_CONCURRENCY": WORKERS, "SEARCHES_PER_MINUTE": "0"}
    with _running([*command, *options], port, first, {**ours, **variables}) as served:
        yield served


@contextmanager
def _running(
    command: Sequence[str], port: int, first: str, variables: dict[str, str]
) -> Iterator[Served]:
    begun = time.perf_counter()
    environment = {**os.environ, **variables}
    running = subprocess.Popen(  # noqa: S603 - our own commands
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(running, port, first)
        yield Served(port, running.pid, time.perf_counter() - begun)
    finally:
        running.terminate()
        running.wait()


def _wait_for(running: "subprocess.Popen[bytes]", port: int, path: str) -> None:
    late = time.perf_counter() + PATIENCE
    while running.poll() is None and time.perf_counter() < late:
        if _answers(port, path):
            return
        time.sleep(0.02)
    raise RuntimeError(f"{running.args!r} does not answer")


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
