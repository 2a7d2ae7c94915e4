"""A site of one's own, started as its users start it, for whoever looks at it from outside."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.kept_database import kept_database

DATABASE = "dyad.sqlite3"
CHROMIUM = "/usr/bin/chromium-headless-shell"
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
# A certificate made for an hour convinces nobody else.
UNVERIFIED = ssl.create_default_context()
UNVERIFIED.check_hostname = False
UNVERIFIED.verify_mode = ssl.CERT_NONE


@dataclass(frozen=True)
class Site:
    """A running site and its database, without sources and events until they are put there."""

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

    def read(self, path: str) -> bytes:
        """What the site answers at a path, even where that says that something is wrong."""
        try:
            with urlopen(self.address + path, context=UNVERIFIED) as answer:  # noqa: S310 - our own
                return bytes(answer.read())
        except HTTPError as answer:
            return answer.read()


@contextmanager
def in_development(folder: Path, database: Path | None = None, **variables: str) -> Iterator[Site]:
    """A site served as `make run` serves it, with its database and log in a folder, and with
    these variables in its environment. It begins with a copy of a database, or else with the
    vocabulary and the groups."""
    site = _site_in(folder, **variables)
    shutil.copy(database or kept_database(), folder / DATABASE)
    port = site.address.rpartition(":")[2]
    with _served(site, folder, ["manage.py", "serve", "--port", port]):
        yield site


@contextmanager
def in_production(folder: Path, database: Path | None = None) -> Iterator[Site]:
    """A site served as README deploys it, but that gunicorn itself ends TLS, with a certificate
    that nobody has signed. It begins with a copy of a database, or else with an empty one."""
    secret = "production on localhost " * 3
    site = _site_in(folder, "https", SECRET_KEY=secret, ALLOWED_HOSTS="127.0.0.1")
    site.environment["SITE_URL"] = site.address
    if database:
        shutil.copy(database, folder / DATABASE)
    else:
        site.manage("migrate", "--verbosity", "0")
    site.manage("collectstatic", "--no-input", "--verbosity", "0")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    _make_certificate(key, certificate)
    tls = [f"--keyfile={key}", f"--certfile={certificate}"]
    host = site.address.removeprefix("https://")
    command = ["-m", "gunicorn", "relations.wsgi", "--threads=4", *tls, "--bind", host]
    with _served(site, folder, command):
        yield site


@contextmanager
def by_gunicorn(folder: Path, database: Path, **variables: str) -> Iterator[Site]:
    """A site in development, but served by gunicorn as README starts it. It begins with a copy of
    a database."""
    site = _site_in(folder, **variables)
    shutil.copy(database, folder / DATABASE)
    host = site.address.removeprefix("http://")
    with _served(site, folder, ["-m", "gunicorn", "--bind", host]):
        yield site


@contextmanager
def application_by_gunicorn(folder: Path, application: str, *options: str) -> Iterator[Site]:
    """Another application, which answers "ok" at `/healthz`, served as the site is."""
    site = _site_in(folder)
    host = site.address.removeprefix("http://")
    with _served(site, folder, ["-m", "gunicorn", "--bind", host, *options, application]):
        yield site


def _make_certificate(key: Path, certificate: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *names, *files], check=True, stderr=subprocess.DEVNULL)


def _site_in(folder: Path, scheme: str = "http", **variables: str) -> Site:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Whoever looks at it may be quicker than any reader.
    ours = {"DATABASE_URL": f"sqlite:///{folder / DATABASE}", "SEARCHES_PER_MINUTE": "0"}
    # A browser that keeps its connections does not hold up the end.
    ours["GUNICORN_CMD_ARGS"] = "--graceful-timeout=1"
    return Site(f"{scheme}://127.0.0.1:{port}", {**os.environ, **ours, **variables})


@contextmanager
def _served(site: Site, folder: Path, command: list[str]) -> Iterator[None]:
    log = folder / "log"
    with log.open("w") as open_log:
        server = subprocess.Popen(
            [sys.executable, *command], env=site.environment, stdout=open_log, stderr=open_log
        )
    try:
        if not _answers(site, server):
            raise RuntimeError(f"The site did not start.\n{log.read_text()}")
        yield
    finally:
        server.terminate()
        server.wait()


def _answers(site: Site, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers within two minutes; one that has ended does not."""
    for _attempt in range(600):
        try:
            return site.read("/healthz") == b"ok"
        except URLError:
            if server.poll() is not None:
                return False
            time.sleep(0.2)
    return False
