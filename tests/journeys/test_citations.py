"""From a small number to the sentence, in a real browser: in place, by keyboard, without script
and on paper."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.accessibility import violations

DYAD = "/relations/afghanistan-pakistan/"
AIRSTRIKES = "Pakistan carries out airstrikes on Afghan territory"
STRIKES = "Last year, Pakistan carried out airstrikes"
PATIENCE = 40
"""So many presses of a key lead from a list to its first citation, and on into it, at most."""


def event(page: Page, title: str = AIRSTRIKES) -> Locator:
    return page.locator(".event", has_text=title)


def test_number_opens_the_sentence_in_place_between_its_neighbours(page: Page) -> None:
    page.goto(DYAD)
    number = event(page).get_by_role("button", name="Cited sentence 1")
    number.click()
    card = event(page).get_by_role("group", name="Cited sentence 1")
    expect(card.locator("mark")).to_contain_text(STRIKES)
    expect(card.locator("blockquote")).to_contain_text("an allegation the Taliban denies")
    expect(card.locator(".reference")).to_contain_text("some time between 19 and 25 April 2025")
    expect(card.locator(".uses")).to_contain_text("Supports the date of the event")
    expect(number).to_have_attribute("aria-expanded", "true")
    number.click()
    expect(card).to_have_count(0)
    number.click()
    card.get_by_role("link", name="Read in context").click()
    expect(page.locator(".sentence:target mark")).to_contain_text(STRIKES)


def test_second_number_of_a_paragraph_takes_the_place_of_the_first(page: Page) -> None:
    page.goto(DYAD)
    dispute = event(page, "safe havens").locator(".summary")
    dispute.get_by_role("button", name="Cited sentence 1").click()
    dispute.get_by_role("button", name="Cited sentence 2").click()
    cards = event(page, "safe havens").locator(".card")
    expect(cards).to_have_count(1)
    expect(cards.locator("mark")).to_contain_text("Pakistan claims")


def test_escape_closes_the_sentence_and_returns_to_its_number(page: Page) -> None:
    page.goto(DYAD)
    number = event(page).get_by_role("button", name="Cited sentence 1")
    number.press("Space")
    expect(event(page).locator(".card")).to_be_visible()
    page.keyboard.press("Tab")
    expect(event(page).get_by_role("link", name="Read in context").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(event(page).locator(".card")).to_have_count(0)
    expect(number).to_be_focused()


def test_sentence_stands_there_even_where_its_neighbours_do_not_come(page: Page) -> None:
    page.goto(DYAD)
    page.route("**/sentences/**", lambda route: route.abort())
    event(page).get_by_role("button", name="Cited sentence 1").click()
    expect(event(page).locator(".card mark")).to_contain_text(STRIKES)


def test_number_leads_to_the_note_under_the_event_without_script(plain_page: Page) -> None:
    plain_page.goto(DYAD)
    event(plain_page).get_by_role("link", name="Cited sentence 1").click()
    expect(plain_page.locator("h1")).to_have_text(AIRSTRIKES)
    expect(plain_page.locator(".note:target mark")).to_be_visible()
    plain_page.go_back()
    event(plain_page).get_by_text("1 cited sentence").click()
    event(plain_page).get_by_role("link", name="Read them on its page").click()
    expect(plain_page.locator("h1")).to_have_text(AIRSTRIKES)
    expect(plain_page.locator(".notes:target .note")).to_be_visible()


def test_notes_come_once_when_they_are_opened(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(DYAD)
    expect(page.locator(".note")).to_have_count(0)
    summary = event(page).locator(".notes > summary")
    summary.press("Enter")
    expect(event(page).locator(".note mark")).to_contain_text(STRIKES)
    expect(summary).to_be_focused()
    page.keyboard.press("Tab")
    expect(event(page).get_by_role("link", name="Read in context")).to_be_focused()
    assert violations(page, ".notes") == []
    summary.press("Enter")
    summary.press("Enter")
    event(page).get_by_role("button", name="Cited sentence 1").click()
    expect(event(page).locator(".card mark")).to_contain_text(STRIKES)
    assert len([each for each in asked if "/notes/" in each]) == 1


def test_number_that_is_pressed_twice_at_once_opens_one_sentence(page: Page) -> None:
    page.goto(DYAD)
    event(page).get_by_role("button", name="Cited sentence 1").evaluate(
        "number => { number.click(); number.click(); }"
    )
    expect(event(page).locator(".card mark")).to_contain_text(STRIKES)
    expect(event(page).locator(".card")).to_have_count(1)


def test_where_notes_do_not_come_the_way_to_them_stays(page: Page) -> None:
    def refuse(route: Route) -> None:
        is_fragment = "hx-request" in route.request.headers
        return route.abort() if is_fragment else route.continue_()

    page.goto(DYAD)
    page.route("**/notes/", refuse)
    event(page).get_by_text("1 cited sentence").click()
    expect(event(page).get_by_role("link", name="Read them on its page")).to_be_visible()
    event(page).get_by_role("button", name="Cited sentence 1").click()
    expect(page.locator("h1")).to_have_text(AIRSTRIKES)
    expect(page.locator(".note:target mark")).to_contain_text(STRIKES)


def test_keyboard_alone_leads_from_the_top_to_a_cited_sentence(page: Page) -> None:
    page.goto(DYAD)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the filters")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the list")).to_be_focused()
    page.keyboard.press("Enter")
    go_on_to(".cite", page)
    page.keyboard.press("Enter")
    expect(page.locator(".card mark")).to_be_visible()
    go_on_to(".card a", page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sources/.+#n"))
    expect(page.locator(".sentence:target mark")).to_be_visible()


def go_on_to(what: str, page: Page) -> None:
    for _press in range(PATIENCE):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"{what} is too far away")


def test_on_paper_the_sentences_are_numbered_footnotes(page: Page) -> None:
    page.goto(DYAD)
    event(page).get_by_role("button", name="Cited sentence 1").click()
    page.emulate_media(media="print")
    expect(event(page).locator(".card")).to_be_hidden()
    expect(event(page).locator(".note")).to_be_visible()
    expect(event(page).locator(".note .reference")).to_be_visible()
    expect(event(page).get_by_text("Read in context").last).to_be_hidden()
    expect(page.locator(".aside")).to_be_hidden()


def test_list_is_printed_with_all_its_notes(page: Page) -> None:
    page.goto(DYAD)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(event(page).locator(".note mark")).to_be_visible()
    expect(page.locator(".notes:not(:has(.note))")).to_have_count(0)
    assert event(page).locator(".cite").first.get_attribute("href") == "#" + str(
        event(page).locator(".note").first.get_attribute("id")
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".note")).to_have_count(0)


def test_on_paper_nothing_stands_that_only_a_screen_can_do(page: Page) -> None:
    page.goto(f"{DYAD}?since=2024&until=2025")
    said = ("Zoom out to all dates", "Clear all")
    offered = [page.get_by_text(words, exact=True) for words in said]
    for each in offered:
        expect(each.first).to_be_visible()
    page.emulate_media(media="print")
    for each in offered:
        expect(each.first).to_be_hidden()
    expect(page.locator("#chosen")).to_contain_text("2024–2025")


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_each_line_leads_to_its_sentence_in_the_source_and_back(
    which: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(which)
    page.goto(DYAD)
    page.get_by_role("link", name=AIRSTRIKES).click()
    page.get_by_role("link", name="Cited sentence 1").click()
    note = page.locator(".note:target")
    expect(note).to_contain_text(STRIKES)
    note.get_by_role("link", name="Read in context").click()
    expect(page.locator(".sentence:target mark")).to_contain_text(STRIKES)
    page.locator(".sentence:target").get_by_role("link", name=AIRSTRIKES).click()
    expect(page.locator("h1")).to_have_text(AIRSTRIKES)
