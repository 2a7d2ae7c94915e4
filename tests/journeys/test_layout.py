"""Where things stand on a page, as numbers: what is seen first, what is large enough, and paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.pages import CROWDED_DYAD, DEMO_DYAD
from tests.sites import Site

LAPTOP = {"width": 1280, "height": 900}
TABLET = {"width": 820, "height": 1180}
# A4 within its margins.
SHEET = {"width": 688, "height": 1010}

# The links and buttons that stand by themselves, smaller than a thumb: what they say, and how high.
SMALL = """() => [...document.querySelectorAll("main a, main summary, main button, footer a")]
    .filter(each => each.checkVisibility() && !each.closest("svg, p:not(.tools, .reporting)"))
    .filter(each => getComputedStyle(each).display !== "inline")
    .map(each => [each.innerText, each.getBoundingClientRect().height])
    .filter(([, height]) => height < 24)"""


def test_first_event_is_on_the_first_screen_of_a_laptop(page: Page, site: Site) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(site.address + DEMO_DYAD)
    box = page.locator(".event").first.bounding_box()
    assert box
    assert box["y"] <= 580


@pytest.mark.parametrize("query", ["", "?view=brief&since=2020&until=2024", "?view=table"])
def test_what_is_pressed_is_large_enough_for_a_thumb(page: Page, crowded: Site, query: str) -> None:
    page.set_viewport_size(TABLET)
    page.goto(f"{crowded.address}{CROWDED_DYAD}{query}")
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") == TABLET["width"]


def test_all_that_is_chosen_can_be_cleared_however_much_it_is(page: Page, crowded: Site) -> None:
    page.set_viewport_size(LAPTOP)
    chosen = "topic=border&topic=water&topic=trade&topic=energy&act=accuse&act=deny&q=crossing"
    page.goto(f"{crowded.address}/timeline/?country=IND&country=PAK&since=2020&{chosen}")
    cleared = page.get_by_role("link", name="Clear all", exact=True)
    expect(cleared).to_be_in_viewport(ratio=1)
    box, order = cleared.bounding_box(), page.locator(".order").bounding_box()
    assert box
    assert order
    assert box["x"] + box["width"] <= order["x"]


def test_current_page_is_marked_in_forced_colours_too(page: Page, site: Site) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site.address + DEMO_DYAD)
    parts = page.locator(".site nav a")
    edges = parts.evaluate_all("all => all.map(each => getComputedStyle(each).borderBottomColor)")
    assert len(set(edges)) == 2
    assert edges.count(edges[0]) == 1


def test_strip_has_its_words_on_paper_and_within_the_sheet(page: Page, crowded: Site) -> None:
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    page.goto(crowded.address + "/timeline/?quad=material-cooperation&quad=neutral")
    words = page.locator(".drawing > svg.middle text.label, .drawing > svg.middle .label")
    assert words.count() > 20
    edges = words.evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(each => [each.left, each.right])"
    )
    assert min(left for left, _right in edges) >= 0
    assert max(right for _left, right in edges) <= SHEET["width"]
    expect(page.locator(".behind, .tools, .comparing").filter(visible=True)).to_have_count(0)
