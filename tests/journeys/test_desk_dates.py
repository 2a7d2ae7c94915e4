"""The date field of the desk: chosen in plain words and read back at once; plain without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.accessibility import violations
from tests.journeys.desk import pages_of_drafts, sign_in
from tests.journeys.test_desk_pages import TABLET
from tests.journeys.test_editor import choose
from tests.sites import Site

# One for each test.
MAKE_DRAFTS = """
from tests.factories import make_event
for _ in range(9):
    print("draft", make_event("A draft with a date", date="2025-04-19").pk)
"""


@pytest.fixture(scope="module")
def drafts(site: Site) -> Iterator[str]:
    return pages_of_drafts(site, MAKE_DRAFTS)


@pytest.fixture
def draft(drafts: Iterator[str]) -> str:
    """The page of an event of 19 April 2025, which cites an article of 20 April 2025."""
    return next(drafts)


@pytest.fixture
def desk(page: Page) -> Iterator[Page]:
    sign_in(page)
    return page


def date_of(page: Page) -> Locator:
    """The date of the event, with its choices and its reading."""
    return page.locator(".field-date .edtf").first


def way_of(date: Locator) -> Locator:
    return date.get_by_label("How it is known")


def first_date(date: Locator) -> Locator:
    """Where its day, month and year are given, or the first of two."""
    return date.get_by_role("group", name="Date", exact=True)


def says(date: Locator, what: str) -> Locator:
    return date.locator(f"[data-says={what}]")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()


def test_editor_chooses_about_a_month_sees_what_readers_will_see_and_saves(
    desk: Page, draft: str
) -> None:
    desk.goto(draft)
    date = date_of(desk)
    expect(way_of(date)).to_have_value("day")
    expect(first_date(date).get_by_label("Day")).to_have_value("19")

    way_of(date).focus()
    way_of(date).select_option(label="About a day, a month or a year")
    expect(says(date, "words")).to_have_text("about 19 April 2025")
    first_date(date).get_by_label("Day").fill("")
    first_date(date).get_by_label("Month").select_option("March")
    expect(desk.locator("#id_date")).to_have_value("2025-03~")
    expect(says(date, "words")).to_have_text("about March 2025")
    expect(says(date, "first")).to_have_text("1 March 2025")
    expect(says(date, "last")).to_have_text("31 March 2025")
    expect(says(date, "certainty")).to_contain_text("approximate")
    # What was asked for in between has not taken the focus away.
    expect(first_date(date).get_by_label("Day")).to_be_focused()

    save(desk)
    expect(desk.locator("#id_date")).to_have_value("2025-03~")
    expect(way_of(date_of(desk))).to_have_value("about")


def test_form_that_is_sent_at_once_is_sent_with_what_was_chosen(desk: Page, draft: str) -> None:
    desk.goto(draft)
    first_date(date_of(desk)).get_by_label("Year").fill("2023")
    save(desk)
    expect(desk.locator("#id_date")).to_have_value("2023-04-19")


def test_form_is_not_sent_while_a_choice_is_incomplete(desk: Page, draft: str) -> None:
    desk.goto(draft)
    date = date_of(desk)
    way_of(date).select_option(label="From one date to another")
    expect(says(date, "unfinished")).to_have_text("Give the year of the second date.")
    expect(says(date, "words")).to_have_text("19 April 2025")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(way_of(date)).to_be_focused()
    expect(desk.locator("#id_date")).to_have_value("2025-04-19")
    # Who changes their mind is let go.
    way_of(date).select_option("As written in the field")
    expect(says(date, "unfinished")).to_be_hidden()
    save(desk)
    expect(desk.locator("#id_date")).to_have_value("2025-04-19")


def test_typed_text_shows_its_choice_or_its_fault_and_is_never_changed(
    desk: Page, draft: str
) -> None:
    desk.goto(draft)
    date, field = date_of(desk), desk.locator("#id_date")
    field.fill("2025-21")
    expect(way_of(date)).to_have_value("season")
    expect(date.get_by_label("Part of the year")).to_have_value("21")
    field.fill("2025-13")
    expect(says(date, "problem")).to_contain_text("no such month or season (position 5)")
    expect(says(date, "spot").locator("mark")).to_have_text("13")
    expect(says(date, "words")).to_be_hidden()
    field.fill("2025-03-2X")
    expect(says(date, "words")).to_have_text("late March 2025")
    expect(says(date, "problem")).to_be_hidden()
    expect(way_of(date)).to_have_value("")
    save(desk)
    expect(field).to_have_value("2025-03-2X")
    expect(way_of(date)).to_have_value("")


def test_unknown_date_is_bounded_by_the_cited_article(desk: Page, draft: str) -> None:
    desk.goto(draft)
    date, field = date_of(desk), desk.locator("#id_date")
    way_of(date).select_option(label="Not known")
    expect(date).to_contain_text("the article gives one")
    # The date of the event is not that of the article.
    expect(first_date(date).get_by_label("Day")).to_have_value("")
    asked = "Choose whether the article reports or announces it."
    expect(says(date, "unfinished")).to_have_text(asked)
    date.get_by_label("The article").select_option("announces that it will happen")
    expect(field).to_have_value("[2025-04-20..]")
    date.get_by_label("The article").select_option("reports that it had happened")
    expect(field).to_have_value("[..2025-04-20]")
    expect(says(date, "last")).to_have_text("20 April 2025")


def test_date_of_a_statement_that_is_added_works_and_is_saved(desk: Page, draft: str) -> None:
    desk.goto(draft)
    for number in range(2):
        desk.get_by_role("button", name="Add another Statement").click()
        expect(desk.locator(f"#id_statements-{number}-date")).to_be_visible()
    second = desk.locator("#statements-1")
    way_of(second).select_option(label="Since a date")
    first_date(second).get_by_label("Year").fill("2024")
    expect(desk.locator("#id_statements-1-date")).to_have_value("2024/..")
    expect(desk.locator("#id_statements-0-date")).to_have_value("")
    described_by_what_stands_beside_it(desk, 1)

    # Rows that remain are numbered anew.
    desk.locator("#statements-0").get_by_role("button", name="Remove").click()
    expect(desk.locator("#id_statements-0-date")).to_have_value("2024/..")
    described_by_what_stands_beside_it(desk, 0)
    first = desk.locator("#statements-0")
    first_date(first).get_by_label("Month").select_option("May")
    expect(says(first, "words")).to_have_text("since May 2024")

    desk.locator("#id_statements-0-act").select_option("announce")
    desk.locator("#id_statements-0-text").fill("The border stays open.")
    choose(desk, "id_statements-0-speaker", "Dar", "Ishaq Dar")
    save(desk)
    expect(desk.locator("#id_statements-0-date")).to_have_value("2024-05/..")


def described_by_what_stands_beside_it(desk: Page, number: int) -> None:
    ids = f"id_statements-{number}-date_helptext id_statements-{number}-date_reading"
    expect(desk.locator(f"#id_statements-{number}-date")).to_have_attribute("aria-describedby", ids)


def test_desk_that_does_not_answer_is_said_and_the_field_stays_usable(
    desk: Page, draft: str
) -> None:
    desk.goto(draft)
    desk.route("**/event/dates/**", lambda route: route.abort())
    date = date_of(desk)
    first_date(date).get_by_label("Year").fill("2023")
    expect(says(date, "unfinished")).to_contain_text("The desk did not answer")
    expect(desk.locator("#id_date")).to_have_value("2025-04-19")
    desk.locator("#id_date").fill("2022")
    save(desk)
    expect(desk.locator("#id_date")).to_have_value("2022")


def test_field_is_plain_and_saves_without_script(plain_page: Page, draft: str) -> None:
    sign_in(plain_page)
    plain_page.goto(draft)
    date = date_of(plain_page)
    expect(says(date, "words")).to_have_text("19 April 2025")
    expect(says(date, "last")).to_be_visible()
    expect(date.locator("select")).to_have_count(0)
    plain_page.locator("#id_date").fill("2025-03~")
    save(plain_page)
    expect(plain_page.locator("#id_date")).to_have_value("2025-03~")
    expect(says(date_of(plain_page), "words")).to_have_text("about March 2025")


def test_axe_finds_nothing_in_the_dates_of_an_event_light_or_dark(desk: Page, draft: str) -> None:
    desk.set_viewport_size(TABLET)
    desk.goto(draft)
    desk.get_by_role("button", name="Add another Statement").click()
    date = date_of(desk)
    found: dict[str, list[str]] = {}
    for way, then in {
        "day": "The exact day is known.",
        "within": "Give the year of the second date.",
        "unknown": "Choose whether the article reports or announces it.",
    }.items():
        way_of(date).select_option(way)
        expect(date.get_by_text(then)).to_be_visible()
        found[way] = violations(desk, ".edtf")
    desk.locator("#id_date").fill("2025-13")
    expect(says(date, "problem")).to_be_visible()
    found["problem"] = violations(desk, ".edtf")
    assert {state: each for state, each in found.items() if each} == {}
    assert desk.evaluate("document.documentElement.scrollWidth") <= TABLET["width"]
    assert fits(date)


def fits(date: Locator) -> bool:
    """Whether nothing in a date is wider than the place it has."""
    return bool(date.evaluate("each => each.scrollWidth <= each.clientWidth"))
