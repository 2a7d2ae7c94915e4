"""The demo on a site of its own, and a real browser to walk it with."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.sites import CHROMIUM, CHROMIUM_ARGUMENTS, Site, in_development

PASSWORD = "a long and plain password"


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo, served, with the account `editor` in the group of editors, who works alone."""
    folder = tmp_path_factory.mktemp("site")
    with in_development(folder, REVIEW_BY_ANOTHER="off") as site:
        site.manage("shell", "--verbosity", "0", "--command", MAKE_DEMO_AND_EDITOR)
        yield site


@pytest.fixture(scope="package")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with more events between India and Pakistan than fit on two pages."""
    with in_development(tmp_path_factory.mktemp("crowded")) as site:
        site.run("-m", "tests.crowd", "200")
        yield site


MAKE_DEMO_AND_EDITOR = f"""
from django.core.management import call_command
call_command("demo")
from django.contrib.auth.models import Group, User
editor = User.objects.create_user("editor", password={PASSWORD!r}, is_staff=True)
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
EXPECTED = ("status of 4", "htmx:sendAbort", "htmx:afterRequest", "htmx:sendError", "ERR_FAILED")
