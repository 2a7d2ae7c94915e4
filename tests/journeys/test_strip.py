"""The strip, in a real browser: what its layout promises, and what script adds to its links."""

import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_filters import tick
from tests.sites import Site

DYAD = "/relations/afghanistan-pakistan/"
CROWDED = "/relations/india-pakistan/"

# The boxes of the words and of the shapes of each event that is drawn, in pixels.
BOXES = """() => {
  const picture = [...document.querySelectorAll(".drawing > svg[data-start]")]
    .find((each) => each.getClientRects().length);
  const whole = picture.getBoundingClientRect();
  const parts = "text, .dot, .within, .sure, .fades-in, .fades-out, .onward, .firm";
  return [...picture.querySelectorAll("[role=listitem][class] > a")].map((link) =>
    [...link.querySelectorAll(parts)].map((each) => each.getBoundingClientRect())
      .map(({ left, right, top, bottom }) =>
        [left - whole.left, right - whole.left, top, bottom, whole.width]));
}"""


def assert_apart(events: list[list[list[float]]]) -> None:
    for one, other in combinations(events, 2):
        for left, right, top, bottom, _width in one:
            for start, end, above, below, _other in other:
                # The letters of a line are lower than its box.
                rows_apart = bottom - 3 <= above or below - 3 <= top
                assert right <= start or end <= left or rows_apart, (one, other)
    for left, right, _top, _bottom, width in (box for event in events for box in event):
        assert -1 <= left <= right <= width + 1


@pytest.mark.parametrize("width", [1600, 1280, 1153, 1151, 961, 820, 801])
@pytest.mark.parametrize("query", ["", "?since=2024", "?since=2025-04&until=2025-04"])
def test_no_words_touch_anything_else_at_any_width(page: Page, width: int, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{DYAD}{query}")
    events: list[Any] = page.evaluate(BOXES)
    assert len(events) >= 5
    assert_apart(events)


@pytest.mark.parametrize("width", [1280, 801, 390, 320])
def test_sixty_events_have_room_too(page: Page, crowded: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(crowded.address + "/timeline/?quad=material-cooperation&quad=neutral")
    events: list[Any] = page.evaluate(BOXES)
    assert 20 < len(events) <= 60
    assert_apart(events)


def test_all_events_are_on_the_first_screen_of_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(DYAD)
    rows = page.locator(".drawing .narrow li > a")
    expect(rows).to_have_count(9)
    for row in rows.all():
        expect(row).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    rows.nth(1).click()
    expect(page).to_have_url(re.compile("#e-3091qe3x$"))


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_event_leads_to_its_entry_and_a_year_narrows_the_view(
    which: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(which)
    page.goto(DYAD)
    page.get_by_role("link", name="Border clashes, some time in January–April 2025").click()
    expect(page).to_have_url(re.compile("#e-3xhzfqpk$"))
    page.get_by_role("link", name="2025", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?since=2025&until=2025$"))
    expect(page.locator("#f-since")).to_have_value("2025")
    page.get_by_role("link", name="Zoom out to all dates").click()
    expect(page).to_have_url(re.compile(f"{DYAD}$"))


def test_strip_is_one_stop_with_arrow_keys_inside(page: Page) -> None:
    page.goto(DYAD)
    links = page.locator(".drawing > .wide a")
    links.first.focus()
    expect(links.first).to_have_accessible_name("A high-level Pakistani visit, 2022. Cooperation")
    page.keyboard.press("ArrowRight")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    expect(links.last).to_have_accessible_name("2025")
    page.keyboard.press("Home")
    expect(links.first).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.drawing svg')") is None
    page.keyboard.press("Shift+Tab")
    expect(links.first).to_be_focused()


def test_span_is_marked_by_keys_told_and_shown(page: Page) -> None:
    page.goto(DYAD)
    page.get_by_role("link", name=re.compile("^Airstrikes on Afghan territory, 2024")).focus()
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator(".drawing .chosen")).to_have_count(1)
    expect(page.locator("#announcement")).to_have_text(
        "From 2024-01 to 2025-04. Enter shows what happened then."
    )
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?since=2024-01&until=2025-04$"))
    expect(page.locator("#f-since")).to_have_value("2024-01")


def test_mark_is_given_up_by_going_on(page: Page) -> None:
    page.goto(DYAD)
    link = page.get_by_role("link", name=re.compile("^Airstrikes on Afghan territory, 2024"))
    for key in ("Escape", "ArrowUp", "Tab"):
        link.focus()
        page.keyboard.press("Shift+ArrowDown")
        expect(page.locator(".drawing .chosen")).to_have_count(1)
        page.keyboard.press(key)
        expect(page.locator(".drawing .chosen")).to_have_count(0)


def test_span_is_marked_by_dragging(page: Page) -> None:
    page.goto(DYAD)
    box = page.locator(".drawing > .wide").bounding_box()
    assert box
    y = box["y"] + 12

    def at(share: float) -> float:
        return box["x"] + share * box["width"]

    # From the middle of 2022, where an event is, to the middle of 2023.
    page.mouse.move(at(0.15), y)
    page.mouse.down()
    page.mouse.move(at(0.3), y, steps=4)
    expect(page.locator(".drawing .chosen")).to_have_count(1)
    page.mouse.move(at(0.45), y, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?since=2022-06&until=2023-07$"))
    expect(page.locator(".drawing .chosen")).to_have_count(0)


def test_strip_of_the_front_page_leads_to_the_only_pair(page: Page) -> None:
    page.goto("/")
    page.locator(".only").get_by_role("link", name="2024", exact=True).first.click()
    expect(page).to_have_url(re.compile(rf"{DYAD}\?since=2024&until=2024$"))
    expect(page.locator("#f-since")).to_have_value("2024")
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Airstrikes on Afghan territory, 2024")).focus()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{DYAD}\?since=2024-01&until=2025-04$"))
    page.goto("/")
    page.get_by_role("link", name=re.compile("^Airstrikes on Afghan territory, 2024")).click()
    expect(page.locator("h1")).to_have_text(re.compile("Afghan territory"))


def test_today_is_marked_where_it_is_shown(page: Page) -> None:
    page.clock.set_fixed_time("2024-07-01T12:00:00Z")
    page.goto(DYAD)
    expect(page.locator(".drawing > .wide .today")).to_have_count(1)
    page.clock.set_fixed_time("2031-07-01T12:00:00Z")
    page.reload()
    expect(page.locator(".drawing .today")).to_have_count(0)


def test_histogram_of_many_turns_into_a_strip_of_few(page: Page, crowded: Site) -> None:
    page.goto(crowded.address + CROWDED)
    expect(page.locator(".histogram")).to_have_count(1)
    expect(page.locator(".drawing")).to_have_count(0)
    tick(page, "Airstrikes")
    expect(page.locator(".drawing")).to_have_count(1)
    expect(page.locator(".histogram")).to_have_count(0)
    expect(page.locator(".drawing > .wide a[tabindex='0']")).to_have_count(1)


def test_bar_of_a_histogram_is_reached_by_keyboard_and_says_what_it_holds(
    page: Page, crowded: Site
) -> None:
    page.goto(crowded.address + CROWDED)
    bars = page.locator(".histogram a")
    bars.first.focus()
    page.keyboard.press("Tab")
    expect(bars.nth(1)).to_be_focused()
    expect(bars.nth(1)).to_have_accessible_name(re.compile("^[0-9]{4}: "))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?since=([0-9-]+)&until=\1$"))


def test_ribbon_narrows_the_view_to_the_state_that_lasted(page: Page, crowded: Site) -> None:
    page.goto(crowded.address + CROWDED)
    page.locator(".ribbons a").first.click()
    expect(page).to_have_url(re.compile(r"\?(since|until)="))


def test_figures_stand_in_a_table_too(page: Page, crowded: Site) -> None:
    page.goto(crowded.address + CROWDED)
    page.get_by_text("The same figures as a table").click()
    row = page.locator(".buckets tbody tr").first
    expect(row.get_by_role("cell")).to_have_text([re.compile("^[0-9]+")] * 3)
    row.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"\?since=([0-9-]+)&until=\1$"))
