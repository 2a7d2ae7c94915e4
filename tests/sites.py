"""A site of one's own, started as its users start it, for whoever looks at it from outside."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

CHROMIUM = "/usr/bin/chromium"
# No sandbox, because it may run as root; and no calls home.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What a proxy in front of the site would say of each request.
THROUGH_TLS = {"X-Forwarded-Proto": "https"}


@dataclass(frozen=True)
class Site:
    """A running site and its database, which is empty until it is filled."""

    address: str
    environment: dict[str, str]

    def run(self, *command: str) -> str:
        """Run Python with these arguments on the site's database; what it printed."""
        return subprocess.run(
            [sys.executable, *command],
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout

    def manage(self, *command: str) -> str:
        """Run a command of manage.py; what it printed."""
        return self.run("manage.py", *command)


@contextmanager
def in_development(folder: Path) -> Iterator[Site]:
    """A site served as `make run` serves it, with its database and log in a folder."""
    site = _site_in(folder)
    host = site.address.removeprefix("http://")
    with _served(site, folder, ["manage.py", "runserver", "--noreload", host]):
        yield site


@contextmanager
def in_production(folder: Path) -> Iterator[Site]:
    """A site served as README deploys it. It wants requests with the headers `THROUGH_TLS`."""
    site = _site_in(
        folder,
        SECRET_KEY="production on localhost " * 3,
        ALLOWED_HOSTS="127.0.0.1",
        BEHIND_PROXY="1",
    )
    site.manage("collectstatic", "--no-input", "--verbosity", "0")
    host = site.address.removeprefix("http://")
    with _served(site, folder, ["-m", "gunicorn", "relations.wsgi", "--threads=4", "--bind", host]):
        yield site


def _site_in(folder: Path, **variables: str) -> Site:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    database = {"DATABASE_URL": f"sqlite:///{folder / 'dyad.sqlite3'}"}
    return Site(f"http://127.0.0.1:{port}", {**os.environ, **database, **variables})


@contextmanager
def _served(site: Site, folder: Path, command: list[str]) -> Iterator[None]:
    site.manage("migrate", "--verbosity", "0")
    log = folder / "log"
    with log.open("w") as open_log:
        server = subprocess.Popen(
            [sys.executable, *command], env=site.environment, stdout=open_log, stderr=open_log
        )
    try:
        if not _answers(f"{site.address}/healthz", server):
            raise RuntimeError(f"The site did not start.\n{log.read_text()}")
        yield
    finally:
        server.terminate()
        server.wait()


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers within half a minute; one that has ended does not."""
    for _attempt in range(150):
        try:
            with urlopen(address):  # noqa: S310 - an address of ours
                return True
        except URLError:
            if server.poll() is not None:
                return False
            time.sleep(0.2)
    return False
