"""The way to the desk, in a real browser."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD


def log_in(page: Page, name: str = "editor", password: str = PASSWORD) -> None:
    """Send the form of the login page, whatever comes of it."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def sign_in(page: Page, name: str = "editor") -> None:
    """Sign in, and wait until that is done."""
    log_in(page, name)
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
