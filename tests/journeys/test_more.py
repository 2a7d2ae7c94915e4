"""A list that is longer than a page, in a real browser: more of it, its years, and the way back."""

import re

from playwright.sync_api import Page, expect

from tests.sites import Site

DYAD = "/relations/india-pakistan/"
MORE = "More events"


def test_more_is_added_in_place_and_the_address_holds_it(page: Page, crowded: Site) -> None:
    page.goto(crowded.address + DYAD)
    expect(page.locator(".event")).to_have_count(50)
    page.evaluate("window.stillHere = true")
    page.get_by_role("link", name=MORE).click()
    expect(page.locator(".event")).to_have_count(100)
    assert page.evaluate("window.stillHere"), "the page was loaded anew"
    expect(page.locator("#announcement")).to_have_text("50 more events")
    # The first that was added; what lies in no month of its year may stand above it.
    expect(page.locator(".event .title a:focus")).to_have_count(1)
    years = page.locator(".year").all_inner_texts()
    assert len(years) == len(set(years)), "a year has two headings"
    titles = page.locator(".event .title").all_inner_texts()
    page.reload()
    expect(page.locator(".event .title")).to_have_text(titles)


def test_more_is_the_next_page_without_script(plain_page: Page, crowded: Site) -> None:
    plain_page.goto(crowded.address + DYAD)
    first = plain_page.locator(".event").evaluate_all("rows => rows.map(row => row.id)")
    plain_page.get_by_role("link", name=MORE).click()
    expect(plain_page.get_by_role("link", name="From the first event")).to_be_visible()
    expect(plain_page.locator(".event")).to_have_count(50)
    second = plain_page.locator(".event").evaluate_all("rows => rows.map(row => row.id)")
    assert not set(first) & set(second)
    plain_page.get_by_role("link", name="From the first event").click()
    expect(plain_page).to_have_url(crowded.address + DYAD)


def test_year_in_the_list_leads_to_its_heading_wherever_that_is(page: Page, crowded: Site) -> None:
    page.goto(crowded.address + DYAD)
    years = page.get_by_role("navigation", name="Years")
    here, far = page.locator(".year").nth(1).inner_text(), "2005"
    years.get_by_role("link", name=re.compile(f"^{here}")).click()
    expect(page.locator(f"#y-{here} .year")).to_be_in_viewport()
    years.get_by_role("link", name=re.compile(f"^{far}")).click()
    expect(page.locator(".year").first).to_have_text(far)


def test_back_from_an_event_returns_to_the_place_in_the_list(page: Page, crowded: Site) -> None:
    page.goto(crowded.address + DYAD)
    page.get_by_role("link", name=MORE).click()
    link = page.locator(".event .title a").nth(80)
    link.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    link.click()
    expect(page.locator("article.single")).to_be_visible()
    page.go_back()
    expect(page.locator(".event")).to_have_count(100)
    page.wait_for_function("place => Math.abs(scrollY - place) < 5", arg=place)


def test_back_from_a_filter_returns_to_the_place_in_the_list(page: Page, crowded: Site) -> None:
    page.goto(crowded.address + DYAD)
    page.locator(".event").nth(30).scroll_into_view_if_needed()
    # The bar is there at any depth.
    page.locator("[data-panel=what] summary").click()
    place = page.evaluate("scrollY")
    page.locator("#facet-quad input").first.check()
    expect(page).to_have_url(re.compile("quad="))
    page.go_back()
    expect(page).to_have_url(crowded.address + DYAD)
    expect(page.locator("#facet-quad input:checked")).to_have_count(0)
    page.wait_for_function("place => Math.abs(scrollY - place) < innerHeight", arg=place)


def test_panel_that_is_opened_deep_in_a_list_leaves_the_list_where_it_is(
    page: Page, crowded: Site
) -> None:
    page.goto(crowded.address + DYAD)
    page.locator(".event").nth(30).scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    # As a hand does it: what drives the browser would scroll first.
    box = page.locator("[data-panel=what] summary").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("[data-panel=what] .panel-body")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == place
