"""Every page is accessible, light and dark, and fits the narrowest screen from either side."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessibility import violations
from tests.pages import CROWDED_DYAD, DEMO_DYAD, pages_of
from tests.sites import Site

OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"
CROWDED = ["home", "dyad", "event", "source", "statements", "person", "ledger"]
ARABIC_SCRIPT = re.compile("[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def pages(site: Site, crowded: Site) -> dict[str, str]:
    """Addresses by what they show: all pages of the first record, and of one with many events
    those that look otherwise."""
    first, many = pages_of(site, DEMO_DYAD), pages_of(crowded, CROWDED_DYAD)
    return {
        **{name: site.address + path for name, path in first.items()},
        **{f"crowded {name}": crowded.address + many[name] for name in CROWDED},
        "sources, sought": f"{crowded.address}/sources/?q=border&outlet=newswire",
        "in brief": f"{crowded.address}{CROWDED_DYAD}?view=brief&since=2020",
        "as a table": f"{site.address}{DEMO_DYAD}?view=table&since=2024",
    }


PHONE = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}


def test_every_page_is_accessible_light_or_dark_and_fits_the_narrowest_screen(
    page: Page, pages: dict[str, str]
) -> None:
    broken, widths = {}, {}
    for name, address in pages.items():
        page.set_viewport_size(PHONE)
        page.goto(address)
        page.evaluate(OPEN_ALL)
        expect(page.locator(".notes > .onward")).to_have_count(0)
        broken[name] = violations(page)
        page.set_viewport_size(NARROWEST)
        for direction in ("ltr", "rtl"):
            page.evaluate("direction => { document.documentElement.dir = direction }", direction)
            widths[name, direction] = page.evaluate("document.documentElement.scrollWidth")
    assert {name: rules for name, rules in broken.items() if rules} == {}
    assert {name: width for name, width in widths.items() if width > NARROWEST["width"]} == {}


def test_page_in_a_language_from_right_to_left_is_mirrored(page: Page, crowded: Site) -> None:
    page.goto(crowded.address + CROWDED_DYAD)
    mirrored = {
        "#chosen": "#filters",
        ".event .body": ".event .spine",
        ".event .spine": ".event .dating",
    }
    for later, sooner in mirrored.items():
        assert left_of(page, later) > left_of(page, sooner)
    page.evaluate("document.documentElement.dir = 'rtl'")
    for later, sooner in mirrored.items():
        assert left_of(page, later) < left_of(page, sooner)


def left_of(page: Page, what: str) -> float:
    box = page.locator(what).first.bounding_box()
    assert box
    return box["x"]


@pytest.mark.parametrize("language", ["ur", "fa"])
def test_quotation_runs_in_the_direction_of_its_own_language(
    page: Page, crowded: Site, language: str
) -> None:
    page.goto(f"{crowded.address}{CROWDED_DYAD}?whole=1")
    quotations = page.locator(f".quotation[lang={language}]")
    expect(quotations.filter(has_text=ARABIC_SCRIPT).first).to_have_css("direction", "rtl")
    title = page.locator(f".note cite[lang={language}]").first
    expect(title).to_have_css("direction", "rtl")
    expect(page.locator(".event .said").first).to_have_css("direction", "ltr")


def test_colours_follow_the_system_until_the_reader_chooses(page: Page, site: Site) -> None:
    dark, light = "rgb(21, 24, 27)", "rgb(251, 250, 246)"
    body = page.locator("body")
    page.emulate_media(color_scheme="dark")
    page.goto(site.address)
    expect(body).to_have_css("background-color", dark)
    page.get_by_role("button", name="Colours: system").click()
    expect(body).to_have_css("background-color", light)
    page.goto(f"{site.address}/about/")
    expect(body).to_have_css("background-color", light)
    page.get_by_role("button", name="Colours: light").click()
    page.get_by_role("button", name="Colours: dark").click()
    expect(body).to_have_css("background-color", dark)
    page.emulate_media(color_scheme="light")
    expect(body).to_have_css("background-color", light)


def test_nothing_moves_by_itself_nor_when_it_is_opened(page: Page, site: Site) -> None:
    page.goto(site.address + DEMO_DYAD)
    page.get_by_role("button", name="Cited sentence 1").first.click()
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.getAnimations().length") == 0
    expect(page.locator("html")).to_have_css("scroll-behavior", "auto")
