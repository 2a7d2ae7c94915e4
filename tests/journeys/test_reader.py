"""A reader's ways through the site, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

DYAD = "/relations/afghanistan-pakistan/"
AIRSTRIKES = "Pakistan carries out airstrikes on Afghan territory"


def test_filter_swaps_the_results_and_back_brings_them_back(page: Page) -> None:
    page.goto(DYAD)
    expect(page.locator(".event")).to_have_count(9)
    page.evaluate("window.stillHere = true")
    page.get_by_label("Airstrikes").check()
    expect(page.locator(".event")).to_have_count(1)
    expect(page).to_have_url(re.compile(rf"{DYAD}\?type=airstrike$"))
    expect(page).to_have_title(re.compile("^Afghanistan and Pakistan: airstrikes"))
    assert page.evaluate("window.stillHere"), "the page was loaded anew"
    page.go_back()
    expect(page.locator(".event")).to_have_count(9)
    expect(page.get_by_label("Airstrikes")).not_to_be_checked()
    page.go_forward()
    expect(page.locator(".event")).to_have_count(1)
    expect(page.get_by_label("Airstrikes")).to_be_checked()


def test_filter_keeps_the_focus(page: Page) -> None:
    page.goto(DYAD)
    page.get_by_label("Airstrikes").focus()
    page.keyboard.press("Space")
    expect(page.locator(".event")).to_have_count(1)
    expect(page.get_by_label("Airstrikes")).to_be_focused()


def test_words_are_searched_as_they_are_entered(page: Page) -> None:
    page.goto("/timeline/")
    page.get_by_label("Words in events").fill("deported")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=deported$"))
    expect(page.locator("h1")).to_have_text("All events, with the words “deported”")


def test_filtered_address_gives_a_fresh_reader_the_same_view(page: Page) -> None:
    page.goto("/timeline/?country=AFG&country=PAK&since=2024&until=2024&type=airstrike")
    expect(page.locator(".event h3")).to_have_text([AIRSTRIKES])
    expect(page.locator("h1")).to_have_text("Afghanistan and Pakistan: airstrikes, 2024")


def test_filter_works_without_script(plain_page: Page) -> None:
    plain_page.goto(DYAD)
    plain_page.get_by_label("Airstrikes").check()
    plain_page.get_by_role("button", name="Apply").click()
    expect(plain_page.locator(".event h3")).to_have_text([AIRSTRIKES])
    assert "type=airstrike" in plain_page.url
    plain_page.get_by_role("link", name="Clear all filters").click()
    expect(plain_page.locator(".event")).to_have_count(9)


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_each_line_leads_to_its_sentence_in_the_source(
    which: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(which)
    page.goto(DYAD)
    page.get_by_role("link", name=AIRSTRIKES).click()
    page.get_by_role("link", name="Cited sentence 1").click()
    note = page.locator(".note:target")
    expect(note).to_contain_text("Last year, Pakistan carried out airstrikes")
    note.get_by_role("link", name="Read in context").click()
    expect(page.locator(".sentence:target mark")).to_contain_text("Last year, Pakistan carried out")
    page.locator(".sentence:target").get_by_role("link", name=AIRSTRIKES).click()
    expect(page.locator("h1")).to_have_text(AIRSTRIKES)


def test_number_in_the_list_opens_the_sentence_in_place(page: Page) -> None:
    page.goto(DYAD)
    event = page.locator(".event", has_text=AIRSTRIKES)
    expect(event.locator(".note")).to_be_hidden()
    event.get_by_role("link", name="Cited sentence 1").click()
    expect(event.locator(".note")).to_be_visible()


def test_source_shows_no_promotional_line(page: Page) -> None:
    page.goto("/sources/")
    page.get_by_role("link", name="Report on the talks").click()
    expect(page.locator(".sentence")).to_have_count(12)
    expect(page.locator("main")).not_to_contain_text("Also Read")


ADDRESSES = [
    "/",
    DYAD,
    "/timeline/?q=nothing+like+it",
    "/statements/",
    "/sources/",
    "/countries/AFG/",
    "/timeline/?since=soon",
    "/nothing/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_accessible_and_fits_a_phone(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_event_edition_and_source_are_accessible(page: Page) -> None:
    page.goto(DYAD)
    page.get_by_role("link", name=AIRSTRIKES).click()
    event = page.url
    page.get_by_role("link", name="Read in context").click()
    source = page.url
    page.goto(event)
    page.locator(".editions a").first.click()
    for address in (event, source, page.url):
        page.goto(address)
        assert Axe().run(page).response["violations"] == []
