"""What a newsroom comes to do, in a real browser, with the clicks that it takes."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.journeys.hand import Hand
from tests.sites import Site

DYAD = "/relations/afghanistan-pakistan/"
MOST_CLICKS = 3
"""For any question that a reader comes with."""


def hand_at(page: Page, address: str) -> Hand:
    page.goto(address)
    hand = Hand()
    hand.page = page
    return hand


def test_what_happened_in_2024_stands_apart_from_what_may_have(page: Page) -> None:
    hand = hand_at(page, DYAD)
    hand.click(page.locator(".drawing > .wide .periods").get_by_role("link", name="2024"))
    expect(page).to_have_url(re.compile(r"\?since=2024&until=2024$"))
    expect(page.locator("h1")).to_have_text("Afghanistan–Pakistan, 2024")
    for words in ("In 2024", "Going on in 2024", "Perhaps in 2024"):
        expect(page.get_by_role("heading", name=re.compile(f"^{words}"))).to_be_visible()
    assert hand.clicks == 1


def test_who_accused_whom_and_was_it_denied(page: Page) -> None:
    hand = hand_at(page, DYAD)
    expect(page.locator(".gist")).to_contain_text("1 of 1 accusation is denied.")
    hand.click(page.get_by_role("link", name="Who answered what"))
    expect(page.locator("main")).to_contain_text("1 accusation: 1 denied")
    expect(page.locator(".badge")).to_have_text("denied")
    expect(page.locator("main")).to_contain_text("The accusation is not true.")
    assert hand.clicks == 1


def test_what_the_minister_said_and_where(page: Page) -> None:
    hand = hand_at(page, "/")
    hand.type(page.locator("#find"), "Dar")
    hand.click(page.get_by_role("option", name=re.compile("^Ishaq Dar")))
    expect(page.locator("h1")).to_have_text("Ishaq Dar")
    expect(page.locator(".says").first).to_contain_text("Security and the management")
    hand.click(page.get_by_role("link", name=re.compile("^Pakistan’s foreign minister")).first)
    expect(page.locator("main .kind").first).to_contain_text("Kabul")
    assert hand.clicks == 2


def test_view_that_is_sent_is_the_view_that_is_opened(page: Page, browser: Browser) -> None:
    hand = hand_at(page, DYAD)
    hand.click(page.locator("#bar summary", has_text="What happened"))
    hand.click(page.get_by_role("checkbox", name="Airstrikes"))
    expect(page.locator(".event")).to_have_count(1)
    other = browser.new_page()
    other.goto(page.url)
    expect(other.locator("h1")).to_have_text("Afghanistan–Pakistan")
    expect(other.locator(".event .title")).to_have_text(page.locator(".event .title").inner_text())
    other.close()
    assert hand.clicks == 2


def test_record_as_it_was_on_a_past_day(page: Page) -> None:
    hand = hand_at(page, DYAD)
    hand.click(page.locator("#bar summary", has_text="More"))
    field = page.locator("[name='as_of']").first
    hand.type(field, "2020-01-31")
    field.press("Enter")
    expect(page).to_have_url(re.compile("as_of=2020-01-31"))
    expect(page.locator(".event")).to_have_count(0)
    assert hand.clicks == 1


def test_two_pairs_are_compared_on_one_scale(page: Page, crowded: Site) -> None:
    hand = hand_at(page, crowded.address + DYAD)
    hand.click(page.get_by_role("link", name="Compare"))
    hand.click(page.locator(".choices a").first)
    expect(page.locator(".compared h2")).to_have_count(2)
    assert hand.clicks == 2


def test_claims_on_one_outlet_only(page: Page, crowded: Site) -> None:
    hand = hand_at(page, crowded.address + "/timeline/")
    hand.click(page.locator("#bar summary", has_text="Rests on"))
    hand.click(page.locator("#facet-outlets").get_by_role("checkbox").first)
    expect(page).to_have_url(re.compile("outlets="))
    assert hand.clicks == 2


def test_misspelt_name_leads_to_the_person(page: Page) -> None:
    hand = hand_at(page, "/")
    hand.type(page.locator("#find"), "Mutaqi")
    hand.click(page.get_by_role("option", name=re.compile("^Amir Khan Muttaqi")))
    expect(page.locator("h1")).to_have_text("Amir Khan Muttaqi")
    assert hand.clicks == 1


def test_date_as_people_type_it_is_kept_as_the_record_writes_it(page: Page) -> None:
    hand = hand_at(page, DYAD)
    hand.click(page.locator("#bar summary", has_text="Dates"))
    hand.type(page.locator("#f-since"), "19 April 2025")
    page.locator("#f-since").press("Enter")
    expect(page).to_have_url(re.compile("since=2025-04-19"))
    assert hand.clicks == 1


def test_phone_narrows_from_any_depth(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    hand = hand_at(page, DYAD)
    page.locator(".event").last.scroll_into_view_if_needed()
    hand.click(page.get_by_role("button", name="Filter"))
    hand.click(page.locator("#sheet summary", has_text="What happened"))
    hand.click(page.get_by_role("checkbox", name="Airstrikes"))
    expect(page.locator(".event")).to_have_count(1)
    assert hand.clicks <= MOST_CLICKS


def test_keyboard_alone_reaches_the_filters_and_narrows(page: Page) -> None:
    page.goto(DYAD)
    page.get_by_role("link", name="Skip to the filters").focus()
    page.keyboard.press("Enter")
    page.locator("#bar summary", has_text="What happened").focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Airstrikes").focus()
    page.keyboard.press("Space")
    expect(page.locator(".event")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#bar summary", has_text="What happened")).to_be_focused()


def test_paper_has_every_sentence_and_no_controls(page: Page) -> None:
    hand = hand_at(page, DYAD)
    hand.click(page.get_by_role("link", name="For paper"))
    page.emulate_media(media="print")
    expect(page.locator("#bar")).to_be_hidden()
    expect(page.locator(".event .notes blockquote").first).to_be_visible()
    assert hand.clicks == 1
