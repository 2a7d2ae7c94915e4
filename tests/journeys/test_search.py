"""A reader looks for a name, a country or a day in the box of the header, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessibility import violations


def open_with(page: Page, typed: str) -> None:
    page.goto("/relations/afghanistan-pakistan/")
    page.locator("#find").press_sequentially(typed, delay=20)
    expect(page.locator("#suggestions")).to_be_visible()


def test_misspelt_name_leads_to_who_is_meant_by_keyboard_alone(page: Page) -> None:
    page.goto("/relations/afghanistan-pakistan/")
    for _step in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "find":
            break
    page.keyboard.type("Muttaqhi")
    option = page.get_by_role("option", name=re.compile("Amir Khan Muttaqi"))
    expect(option).to_be_visible()
    expect(page.locator("#suggestions")).to_contain_text("Did you mean")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    chosen = page.locator("#find").get_attribute("aria-activedescendant")
    assert chosen == option.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/statements/\?speaker=amir-khan-muttaqi$"))


@pytest.mark.parametrize(
    ("typed", "option", "address"),
    [
        ("mottaki", "Amir Khan Muttaqi", r"/statements/\?speaker=amir-khan-muttaqi$"),
        ("متقی", "Amir Khan Muttaqi", r"/statements/\?speaker=amir-khan-muttaqi$"),
        ("19 April 2025", "19 April 2025", r"/timeline/\?since=2025-04-19&until=2025-04-19$"),
        ("pak afgh", "Afghanistan–Pakistan", r"/relations/afghanistan-pakistan/$"),
        ("deports", "Pakistan deports Afghan nationals", r"/events/\w+/[a-z-]+/$"),
    ],
)
def test_suggestion_leads_to_its_page(page: Page, typed: str, option: str, address: str) -> None:
    open_with(page, typed)
    page.get_by_role("option", name=re.compile(option)).first.click()
    expect(page).to_have_url(re.compile(address))


def test_escape_closes_the_list_and_enter_asks_for_all(page: Page) -> None:
    open_with(page, "pak")
    expect(page.locator("form.find [role=status]")).to_have_text(re.compile("suggestion"))
    page.keyboard.press("Escape")
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.locator("#find")).to_have_value("pak")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#suggestions")).to_be_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=pak$"))
    expect(page.locator("h1")).to_have_text("Found by “pak”")


def test_list_closes_where_the_field_is_left(page: Page) -> None:
    open_with(page, "pak")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    expect(page.locator("#suggestions")).to_be_hidden()
    expect(page.locator("#find")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=pak$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_list_is_accessible(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_with(page, "pakistan")
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_open_list_stays_within_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_with(page, "pak")
    box = page.locator("#suggestions").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
