"""A reader looks for a source in the list of them, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.sites import Site


def tab_to(page: Page, name: str) -> None:
    """Go on by the keyboard to the field or button with an id or a text."""
    for _step in range(30):
        page.keyboard.press("Tab")
        at = page.evaluate("[document.activeElement.id, document.activeElement.textContent.trim()]")
        if name in at:
            return
    pytest.fail(f"{name} is not reached")


def test_words_and_an_outlet_are_asked_for_by_keyboard_alone(page: Page, crowded: Site) -> None:
    page.goto(f"{crowded.address}/sources/")
    tab_to(page, "s-q")
    page.keyboard.type("bórders")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=b%C3%B3rders"))
    rows = page.locator(".brief > li")
    found = rows.count()
    expect(rows.first.locator("mark").first).to_have_text(re.compile("border", re.IGNORECASE))
    tab_to(page, "By outlet, language, date or share cited")
    page.keyboard.press("Enter")
    tab_to(page, "s-outlet")
    page.keyboard.type("Newswire")
    tab_to(page, "Show")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("outlet=newswire"))
    expect(page.locator(".found-count")).to_contain_text("have what you ask for.")
    expect(page.locator("#s-q")).to_have_value("bórders")
    expect(page.locator("#s-outlet")).to_have_value("newswire")
    assert 0 < rows.count() < found
    for outlet in rows.locator(".kind").all_inner_texts():
        assert outlet.lower().startswith("newswire")
    page.get_by_role("link", name="All sources", exact=True).click()
    expect(page).to_have_url(f"{crowded.address}/sources/")


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_typed_date_is_read(which: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(which)
    page.goto("/sources/")
    page.get_by_text("By outlet, language, date or share cited").click()
    page.get_by_label("From").fill("20 April 2025")
    page.get_by_role("button", name="Show").last.click()
    expect(page).to_have_url(re.compile("since=2025-04-20"))
    expect(page.locator(".found-count")).to_contain_text("1 source of 1 on record has")
