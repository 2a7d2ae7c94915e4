"""A reader narrows the record, widens it again and shares what they see, in a real browser."""

import re
from time import sleep

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.sites import Site

DYAD = "/relations/afghanistan-pakistan/"
AIRSTRIKES = "Pakistan carries out airstrikes on Afghan territory"
NARROWED = "/timeline/?since=2024&type=airstrike&until=2024"


def open_panel(page: Page, name: str) -> None:
    """Open a panel of the bar, if it is not open."""
    panel = page.locator(".panel", has=page.locator("summary", has_text=name))
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()


def tick(page: Page, name: str) -> None:
    """Tick a type of event, in its panel."""
    open_panel(page, "What happened")
    page.locator("#facet-type").get_by_role("checkbox", name=name).check()


def expect_events(page: Page, count: int) -> None:
    expect(page.locator(".event")).to_have_count(count)


def test_type_and_dates_narrow_the_list_and_back_and_forward_retrace_them(page: Page) -> None:
    page.goto("/timeline/")
    page.evaluate("window.stillHere = true")
    tick(page, "Border closures")
    expect(page).to_have_url(re.compile(r"\?type=border-closure$"))
    tick(page, "Airstrikes")
    expect_events(page, 2)
    page.locator("#f-type-border-closure").uncheck()
    expect_events(page, 1)
    open_panel(page, "Dates")
    page.get_by_label("From").fill("2024")
    page.get_by_label("To", exact=True).fill("2024")
    page.get_by_label("To", exact=True).press("Enter")
    expect(page).to_have_url(re.compile(re.escape(NARROWED) + "$"))
    expect(page.locator("h1")).to_have_text("Airstrikes, 2024")
    expect(page).to_have_title("Airstrikes, 2024 – Dyad")
    for query in ("type=airstrike", "type=border-closure", "type=border-closure", "/timeline/"):
        page.go_back()
        expect(page).to_have_url(re.compile(f"{query}$"))
    expect_events(page, 9)
    expect(page.locator("#values-type input:checked")).to_have_count(0)
    page.go_forward()
    expect_events(page, 1)
    expect(page.locator("#f-type-border-closure")).to_be_checked()
    assert page.evaluate("window.stillHere"), "the page was loaded anew"


def test_filter_that_was_taken_away_before_the_script_came_is_applied_when_it_comes(
    page: Page,
) -> None:
    held: list[Route] = []
    page.route(re.compile("htmx"), lambda route: held.append(route))
    page.goto("/timeline/?type=airstrike", wait_until="commit")
    open_panel(page, "What happened")
    page.get_by_role("checkbox", name="Airstrikes").uncheck()
    expect_events(page, 1)
    for each in held:
        each.continue_()
    expect_events(page, 9)
    expect(page).to_have_url(re.compile(r"/timeline/$"))


def test_form_as_it_came_asks_nothing_when_the_script_comes(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/timeline/?type=airstrike", wait_until="networkidle")
    assert sum("/timeline/" in each for each in asked) == 1


@pytest.mark.parametrize("path", ["/timeline/", "/statements/"])
def test_filters_come_before_the_list_and_one_link_leads_to_each(page: Page, path: str) -> None:
    page.goto(path)
    for name in ("Skip to the content", "Skip to the filters", "Skip to the list"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name=name)).to_be_focused()
    page.get_by_role("link", name="Skip to the filters").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#bar') !== null")
    page.get_by_role("link", name="Skip to the list").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#results') !== null")
    places = "[...document.querySelectorAll('#bar, #results')].map(each => each.id)"
    assert page.evaluate(places) == ["bar", "results"]


def test_back_pressed_in_haste_draws_the_state_of_the_address(page: Page) -> None:
    page.goto("/timeline/")
    for name, query in (
        ("Border closures", "border-closure"),
        ("Airstrikes", "airstrike"),
        ("Deportations", "deportation"),
    ):
        tick(page, name)
        expect(page).to_have_url(re.compile(f"type={query}(&|$)"))
    # The state passed over answers last.
    passed_over = "type=airstrike&type=border-closure$"
    page.route(re.compile(passed_over), lambda route: (sleep(1), route.continue_()))
    page.evaluate("history.back(); setTimeout(() => history.back(), 50)")
    expect(page).to_have_url(re.compile(r"\?type=border-closure$"))
    expect_events(page, 1)
    page.wait_for_timeout(1500)
    expect(page.locator("h1")).to_have_text("Border closures")


def test_type_and_dates_narrow_the_list_without_script(plain_page: Page) -> None:
    plain_page.goto("/timeline/")
    open_panel(plain_page, "What happened")
    plain_page.get_by_role("link", name="All 8 types").click()
    plain_page.get_by_role("link", name="Airstrikes").click()
    open_panel(plain_page, "Dates")
    plain_page.get_by_label("From").fill("1 January 2024")
    plain_page.get_by_label("To", exact=True).fill("December 2024")
    plain_page.get_by_role("button", name="Apply").click()
    expect(plain_page).to_have_url(re.compile("since=2024-01-01&until=2024-12&type=airstrike"))
    expect(plain_page.locator(".event .title")).to_have_text([AIRSTRIKES])
    plain_page.get_by_role("link", name="Remove: airstrikes").click()
    expect(plain_page.locator("h1")).to_contain_text("All events, 1 January 2024 to December 2024")
    plain_page.go_back()
    expect(plain_page.locator("#f-type-airstrike")).to_be_checked()
    plain_page.get_by_role("link", name="Clear all").click()
    expect_events(plain_page, 9)


EVERYTHING = (
    "as_of=2030-01-01&order=oldest&since=2022&speaker=ishaq-dar&topic=border&topic=trade"
    "&type=airstrike&type=visit&until=2025-04&view=brief"
)


def test_form_without_script_sends_the_same_selection(plain_page: Page) -> None:
    plain_page.goto(f"/timeline/?{EVERYTHING}")
    plain_page.get_by_role("button", name="Apply").click()
    expect(plain_page).to_have_url(re.compile("&q=|q=&"))
    canonical = plain_page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical
    assert canonical.endswith(f"/timeline/?{EVERYTHING}")


def test_panels_open_one_at_a_time_and_close_at_escape_and_elsewhere(page: Page) -> None:
    page.goto(DYAD)
    opened = page.locator(".panel[open]")
    page.keyboard.press("Tab")
    page.get_by_text("Dates", exact=True).first.focus()
    page.keyboard.press("Enter")
    expect(opened).to_have_attribute("data-panel", "dates")
    page.keyboard.press("Tab")
    expect(page.get_by_label("From")).to_be_focused()
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(page.locator("[data-panel=dates] summary")).to_be_focused()
    open_panel(page, "Who spoke")
    expect(page.locator("#facet-speaker").get_by_role("checkbox")).to_have_count(6)
    open_panel(page, "Claims")
    expect(opened).to_have_count(1)
    expect(opened).to_have_attribute("data-panel", "claims")
    page.mouse.click(640, 20)
    expect(opened).to_have_count(0)
    # All nine events have the same countries and the one source.
    panels = page.locator(".panel").evaluate_all("all => all.map(each => each.dataset.panel)")
    assert panels == ["dates", "what", "who", "claims", "more"]


def test_panel_covers_nothing_that_has_the_focus(page: Page) -> None:
    page.goto(DYAD)
    open_panel(page, "More")
    page.locator("#f-as_of").focus()
    for _each in range(6):
        page.keyboard.press("Tab")
        if page.locator(".panel[open]").count() == 0:
            break
    expect(page.locator(".panel[open]")).to_have_count(0)


def test_bar_follows_and_covers_neither_what_is_focused_nor_what_is_linked_to(
    page: Page, crowded: Site
) -> None:
    page.goto(f"{crowded.address}/relations/india-pakistan/")
    bar = page.locator("#bar")
    page.locator(".event .title a").nth(30).focus()
    for _each in range(8):
        page.keyboard.press("Shift+Tab")
        below = page.evaluate(
            "document.activeElement.getBoundingClientRect().top"
            " - document.querySelector('#bar').getBoundingClientRect().bottom"
        )
        assert below >= 0
    expect(bar).to_be_in_viewport()
    page.goto(f"{crowded.address}/relations/india-pakistan/#y-2024")
    heading = page.locator("#y-2024 > .year").bounding_box()
    box = bar.bounding_box()
    assert heading
    assert box
    assert heading["y"] >= box["y"] + box["height"] - 1


def test_typed_date_is_read_and_one_that_may_be_two_is_asked_about(page: Page) -> None:
    page.goto(DYAD)
    open_panel(page, "Dates")
    page.get_by_label("From").fill("19 April 2025")
    page.get_by_label("From").press("Enter")
    expect(page).to_have_url(re.compile(r"\?since=2025-04-19$"))
    page.goto(DYAD)
    open_panel(page, "Dates")
    page.get_by_label("From").fill("3/4/2025")
    page.get_by_label("From").press("Enter")
    problem = page.locator("#f-since-problem")
    expect(problem).to_contain_text("may be either of two days")
    problem.get_by_role("link", name="3 April 2025").click()
    expect(page).to_have_url(re.compile(r"\?since=2025-04-03$"))


def test_brief_shows_twelve_events_below_the_bar_of_a_laptop(page: Page, crowded: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{crowded.address}/relations/india-pakistan/")
    page.get_by_role("link", name="Brief").click()
    expect(page).to_have_url(re.compile("view=brief$"))
    page.locator("#results").evaluate("list => list.scrollIntoView()")
    seen = page.locator(".brief-event").evaluate_all(
        "all => all.filter(each => each.getBoundingClientRect().bottom <= innerHeight).length"
    )
    assert seen >= 12
    page.get_by_role("link", name="More events").click()
    expect(page.locator(".brief-event")).to_have_count(100)
    expect(page).to_have_url(re.compile("view=brief&through="))
    open_panel(page, "What happened")
    page.locator("#facet-quad").get_by_role("checkbox").first.check()
    expect(page).to_have_url(re.compile("quad=.+&view=brief$"))


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_heads_of_a_table_sort_it(which: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(which)
    page.goto(DYAD)
    page.get_by_role("link", name="Table").click()
    table = page.get_by_role("table")
    expect(table.get_by_role("rowheader")).to_have_count(9)
    page.get_by_role("link", name="Statements", exact=True).last.click()
    expect(page).to_have_url(re.compile("sort=statements&view=table$"))
    head = table.get_by_role("columnheader", name="Statements")
    expect(head).to_have_attribute("aria-sort", "descending")
    numbers = table.locator("tbody tr td:nth-of-type(4)").all_inner_texts()
    assert [int(each) for each in numbers] == sorted(map(int, numbers), reverse=True)
    page.get_by_role("link", name="Full").click()
    expect(page).to_have_url(re.compile(f"{DYAD}$"))


@pytest.mark.parametrize("script", [True, False])
def test_shared_address_gives_a_fresh_reader_the_same_view(
    page: Page, browser: Browser, site: Site, script: bool
) -> None:
    page.goto(DYAD)
    tick(page, "Airstrikes")
    expect_events(page, 1)
    tick(page, "Border closures")
    expect_events(page, 2)
    page.get_by_role("link", name="Newest first").click()
    expect(page).to_have_url(re.compile("order=oldest"))
    expect(page.locator(".order")).to_contain_text("Oldest first")
    context = browser.new_context(base_url=site.address, java_script_enabled=script)
    fresh = context.new_page()
    fresh.goto(page.url)
    for what in ("h1", ".words", ".chips li", ".event .title", ".gist"):
        expect(fresh.locator(what)).to_have_text(page.locator(what).all_inner_texts())
    expect(fresh.locator("#f-type-border-closure")).to_be_checked()
    context.close()


def test_filter_keeps_the_focus_and_announces_the_count(page: Page) -> None:
    page.goto(DYAD)
    open_panel(page, "What happened")
    page.get_by_role("checkbox", name="Airstrikes").focus()
    page.keyboard.press("Space")
    expect_events(page, 1)
    expect(page.get_by_role("checkbox", name="Airstrikes")).to_be_focused()
    expect(page.locator("#announcement")).to_have_text("1 event")
    page.go_back()
    expect(page.locator("#announcement")).to_have_text("9 events")


def test_last_chip_that_is_removed_leaves_the_focus_where_it_stood(page: Page) -> None:
    page.goto(f"{DYAD}?type=airstrike")
    page.get_by_role("link", name="Remove: airstrikes").focus()
    page.keyboard.press("Enter")
    expect_events(page, 9)
    expect(page.locator(".chips")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "chosen"


WRONG = [
    ("2025-02-30", "There is no such date."),
    ("soon", "Write a day, a month or a year, such as 19 April 2025, April 2025 or 2025."),
    ("2025-13", "There is no such date."),
]


@pytest.mark.parametrize(("text", "problem"), WRONG)
def test_wrong_date_is_told_at_once_and_asks_nothing(page: Page, text: str, problem: str) -> None:
    page.goto(DYAD)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "?" in request.url else None)
    open_panel(page, "Dates")
    page.get_by_label("From").press_sequentially(text)
    page.get_by_label("From").press("Enter")
    expect(page.locator("#f-since-problem")).to_have_text(problem)
    page.get_by_label("To", exact=True).focus()
    expect(page.get_by_label("From")).to_have_attribute("aria-invalid", "true")
    assert asked == []
    page.get_by_label("From").fill("2025")
    expect(page.locator("#f-since-problem")).to_be_empty()
    page.get_by_label("From").press("Enter")
    expect(page).to_have_url(re.compile(r"\?since=2025$"))


def test_dates_that_end_before_they_begin_are_told_at_the_end(page: Page) -> None:
    page.goto(DYAD)
    open_panel(page, "Dates")
    page.get_by_label("From").fill("2025-04")
    page.get_by_label("To", exact=True).press_sequentially("2025-03")
    expect(page.locator("#f-until-problem")).to_have_text("This ends before “From” begins.")


def test_list_without_events_says_which_filter_to_loosen(page: Page) -> None:
    page.goto(f"{DYAD}?type=airstrike&q=visit")
    expect(page.locator(".none")).to_contain_text("No events match.")
    page.get_by_role("link", name="Without “airstrikes”: 3 events").click()
    expect_events(page, 3)
    expect(page).to_have_url(re.compile(r"\?q=visit$"))


def test_words_are_searched_as_they_are_entered(page: Page) -> None:
    page.goto("/timeline/")
    open_panel(page, "More")
    page.get_by_label("Words in events").fill("deported")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=deported$"))
    expect(page.locator("h1")).to_have_text("All events, with the words “deported”")


def test_slow_answer_shows_that_it_is_awaited_and_a_lost_one_is_told(page: Page) -> None:
    page.goto(DYAD)
    awaited: list[Route] = []
    page.route(re.compile("type=airstrike"), lambda route: awaited.append(route))
    tick(page, "Airstrikes")
    expect(page.locator("#results")).to_have_class(re.compile("htmx-request"))
    expect(page.locator("#results > :not(.paper)").first).to_have_css("opacity", "0.45")
    awaited[0].abort()
    expect(page.locator("#failure")).to_contain_text("The site could not be reached")
    expect_events(page, 9)


def test_values_of_a_long_facet_are_found_in_place(page: Page, crowded: Site) -> None:
    page.goto(f"{crowded.address}/timeline/")
    open_panel(page, "Who spoke")
    speakers = page.locator("#facet-speaker")
    expect(speakers.get_by_role("checkbox")).to_have_count(10)
    page.get_by_label("Find a speaker").press_sequentially("hadzic")
    expect(speakers.get_by_role("checkbox")).to_have_count(1)
    expect(page.locator("#announcement")).to_have_text("1 choice")
    expect(page.get_by_label("Find a speaker")).to_be_focused()
    speakers.get_by_role("checkbox", name="Emina Hadžić").check()
    expect(page).to_have_url(re.compile(r"\?speaker=emina-hadzic$"))
    expect(page.locator("h1")).to_have_text("All events, with a statement by Emina Hadžić")


def test_values_of_a_long_facet_are_found_without_script(plain_page: Page, crowded: Site) -> None:
    plain_page.goto(f"{crowded.address}/timeline/")
    open_panel(plain_page, "Who spoke")
    plain_page.get_by_role("link", name=re.compile("All .+ speakers")).click()
    plain_page.get_by_label("Find a speaker").fill("hadzic")
    plain_page.get_by_role("button", name="Find").click()
    plain_page.get_by_role("link", name="Emina Hadžić").click()
    expect(plain_page.locator("h1")).to_have_text("All events, with a statement by Emina Hadžić")
