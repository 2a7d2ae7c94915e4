"""The way to the desk, in a real browser."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD
from tests.sites import Site


def log_in(page: Page, name: str = "editor", password: str = PASSWORD) -> None:
    """Send the form of the login page, whatever comes of it."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


_COOKIES: dict[tuple[str, str], Any] = {}
"""Those of an account that has signed in, by site and name: a password takes long to check."""


def sign_in(page: Page, name: str = "editor") -> None:
    """Come to the desk signed in, as in a browser where the account has been before."""
    account = urlsplit(page.request.get("/healthz").url).netloc, name
    page.context.add_cookies(_COOKIES.get(account, []))
    page.goto("/admin/")
    if page.get_by_label("Username").is_visible():
        log_in(page, name)
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    _COOKIES[account] = page.context.cookies()


def pages_of_drafts(site: Site, make: str) -> Iterator[str]:
    """The pages of the events that a script makes on the site and whose keys it prints, each in a
    line such as `draft 5`. To start a script takes long: let one make the drafts of all tests."""
    printed = site.manage("shell", "--verbosity", "0", "--command", make)
    keys = re.findall(r"^draft (\d+)$", printed, re.MULTILINE)
    return (f"/admin/relations/event/{key}/change/" for key in keys)
