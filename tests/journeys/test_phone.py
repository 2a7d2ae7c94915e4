"""A reader with a phone: the sheet of filters, and pages that fit."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sites import Site

DYAD = "/relations/afghanistan-pakistan/"


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def test_sheet_opens_over_the_list_and_shows_how_many_are_left(phone: Page) -> None:
    phone.goto(DYAD)
    sheet = phone.locator("#sheet")
    expect(sheet).to_be_hidden()
    phone.get_by_role("button", name="Filter").click()
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("button", name="Show 9 events")).to_be_in_viewport()
    sheet.get_by_text("What happened").click()
    sheet.get_by_role("checkbox", name="Airstrikes").check()
    show = sheet.get_by_role("button", name="Show 1 event")
    expect(show).to_be_in_viewport()
    expect(sheet.get_by_role("checkbox", name="Airstrikes")).to_be_focused()
    show.click()
    expect(sheet).to_be_hidden()
    expect(phone.locator(".event")).to_have_count(1)
    expect(phone.get_by_role("button", name="Filter")).to_be_focused()
    expect(phone.get_by_role("link", name="Remove: airstrikes")).to_be_visible()


def test_sheet_closes_at_escape_and_keeps_what_was_chosen(phone: Page) -> None:
    phone.goto(DYAD)
    phone.get_by_role("button", name="Filter").click()
    phone.locator("#sheet").get_by_text("What happened").click()
    phone.locator("#sheet").get_by_role("checkbox", name="Airstrikes").check()
    expect(phone).to_have_url(re.compile("type=airstrike$"))
    phone.keyboard.press("Escape")
    expect(phone.locator("#sheet")).to_be_hidden()
    expect(phone.locator(".event")).to_have_count(1)


@pytest.fixture
def plain_phone(browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.address,
        java_script_enabled=False,
        viewport={"width": 390, "height": 844},
    )
    yield context.new_page()
    context.close()


def test_sheet_works_without_script(plain_phone: Page) -> None:
    plain_phone.goto(DYAD)
    plain_phone.get_by_role("button", name="Filter").click()
    sheet = plain_phone.locator("#sheet")
    sheet.get_by_text("Dates").first.click()
    sheet.get_by_label("From").fill("19 April 2025")
    sheet.get_by_role("button", name="Apply").click()
    expect(plain_phone.locator("#sheet")).to_be_hidden()
    expect(plain_phone).to_have_url(re.compile("since=2025-04-19"))


def test_filters_are_at_hand_at_any_depth(phone: Page) -> None:
    phone.goto(DYAD)
    phone.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    expect(phone.get_by_role("button", name="Filter")).to_be_in_viewport()
    phone.get_by_role("button", name="Filter").click()
    expect(phone.locator("#sheet")).to_be_visible()


@pytest.mark.parametrize("view", ["brief", "table"])
def test_no_view_is_wider_than_the_phone(phone: Page, view: str) -> None:
    phone.goto(f"{DYAD}?view={view}&since=2024")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
