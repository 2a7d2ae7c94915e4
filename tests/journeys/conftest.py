"""The demo on a site of its own, and a real browser to walk it with."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.kept_database import kept, kept_database, run_on
from tests.sites import CHROMIUM, CHROMIUM_ARGUMENTS, Site, in_development

PASSWORD = "a long and plain password"
# On a busy machine what is expected comes later, and comes all the same.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="package")
def databases(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


def filled(folder: Path, database: Path, *command: str) -> Path:
    """A copy of a database, in a folder, that the first worker to want it fills by Python with
    these arguments."""

    def make(file: Path) -> None:
        shutil.copy(database, file)
        run_on(file, *command)

    return kept("filled.sqlite3", folder, make)


@pytest.fixture(scope="package")
def demo(databases: Path) -> Path:
    """The database of the demo, with the account `editor` in the group of editors."""
    command = ("manage.py", "shell", "-v0", "-c", DEMO_AND_EDITOR)
    return filled(databases / "demo", kept_database(), *command)


@pytest.fixture(scope="package")
def crowd(databases: Path, demo: Path) -> Path:
    """The demo and 180 events more, of which more are between India and Pakistan than fit on two
    pages."""
    return filled(databases / "crowd", demo, "-m", "tests.crowd", "180")


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Iterator[Site]:
    """The demo, served, to an editor who works alone."""
    with in_development(tmp_path_factory.mktemp("site"), demo, REVIEW_BY_ANOTHER="off") as site:
        yield site


@pytest.fixture(scope="package")
def crowded(tmp_path_factory: pytest.TempPathFactory, crowd: Path) -> Iterator[Site]:
    """The demo and the crowd, served."""
    with in_development(tmp_path_factory.mktemp("crowded"), crowd) as site:
        yield site


DEMO_AND_EDITOR = f"""
from django.core.management import call_command
call_command("demo")
from django.contrib.auth.models import Group, User
editor = User.objects.create_user("editor", password={PASSWORD!r}, is_staff=True)
editor.first_name = "Amina Karimi"
editor.save()
editor.groups.add(Group.objects.get(name="Editors"))
"""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
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
    assert [each for each in complaints if not any(part in each for part in EXPECTED)] == []


# Chromium and htmx put into the console that a page answers 404 or 400, that a request was given
# up because something newer was asked, and that a test cut one off. All else is a fault of ours.
EXPECTED = (
    "status of 4",
    "Status Error Code 4",
    "htmx:sendAbort",
    "htmx:afterRequest",
    "htmx:sendError",
    "ERR_FAILED",
)
