"""A site of its own, started as a user would start it, and a real browser to walk it with."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
# No sandbox, because the tests may run as root; and no calls home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "a long and plain password"


@dataclass(frozen=True)
class Site:
    """A running site and its database."""

    address: str
    environment: dict[str, str]

    def manage(self, *command: str) -> str:
        """Run a command of manage.py on the site's database; what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo, served, with the account `editor` in the group of editors."""
    folder: Path = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'dyad.sqlite3'}"}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = Site(f"http://127.0.0.1:{port}", environment)
    site.manage("demo")
    site.manage("shell", "--command", MAKE_EDITOR)
    command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        wait_for(f"{site.address}/healthz")
        yield site
    finally:
        server.terminate()
        server.wait()


MAKE_EDITOR = f"""
from django.contrib.auth.models import Group, User
editor = User.objects.create_user("editor", password={PASSWORD!r}, is_staff=True)
editor.groups.add(Group.objects.get(name="Editors"))
"""


def wait_for(address: str) -> None:
    """Wait until something answers, at most half a minute."""
    for _attempt in range(150):
        try:
            with urlopen(address):  # noqa: S310 - an address of ours
                return
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(address)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of a fresh reader with script. What its console complains of fails the test."""
    yield from _page(browser.new_context(base_url=site.address))


@pytest.fixture
def plain_page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of a fresh reader without script."""
    yield from _page(browser.new_context(base_url=site.address, java_script_enabled=False))


def _page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    # A page that answers 404 or 400 says so in the console; all else is a fault of ours.
    assert [each for each in complaints if "status of 4" not in each] == []
