"""An editor's way, in a real browser: from a pasted text to a published event, and back out."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import sign_in

ARTICLE = (
    "Ministers of both countries agreed on Monday to reopen the crossing at Torkham. "
    "“Trade will flow again,” said the Pakistani minister, Ishaq Dar."
)


@pytest.fixture
def desk(page: Page) -> Iterator[Page]:
    """The desk, with the editor signed in."""
    sign_in(page)
    return page


def choose(page: Page, field: str, words: str, result: str) -> None:
    """Pick a result in a field that completes what is typed."""
    page.locator(f"#{field} + .select2").click()
    search = page.locator(".select2-container--open .select2-search__field")
    search.press_sequentially(words)
    page.get_by_role("option", name=re.compile(result)).first.click()


def test_editor_adds_a_cited_event_publishes_and_withdraws_it(desk: Page) -> None:
    take_in_the_article(desk)
    write_the_event(desk)
    desk.get_by_role("button", name="Save and publish").click()
    expect(desk.get_by_text("its quotation stands in none of the sentences")).to_have_count(2)

    desk.goto("/timeline/?q=Torkham")
    expect(desk.locator(".event")).to_have_count(0)

    desk.go_back()
    desk.locator("#id_statements-0-quotation").fill("Trade will flow again")
    desk.get_by_label("Why some citations are not judged").fill("One editor works here.")
    desk.get_by_role("button", name="Save and publish").click()
    expect(desk.get_by_text("Published as edition 1.")).to_be_visible()
    at_the_desk = desk.url

    desk.goto("/timeline/?q=Torkham&type=border-reopening")
    expect(desk.locator(".event .quotation")).to_have_text("“Trade will flow again”")
    desk.get_by_role("link", name="The Torkham crossing is to reopen", exact=True).click()
    permalink = desk.url
    expect(desk.locator(".note mark").first).to_contain_text("agreed on Monday")
    desk.get_by_role("link", name="Open the original at this sentence").first.wait_for()

    withdraw_at(at_the_desk, desk)
    answer = desk.goto(permalink)
    assert answer
    assert answer.status == 410
    expect(desk.locator("main")).to_contain_text("The report was retracted")
    desk.get_by_role("link", name="Read it as it was last published").click()
    expect(desk.locator("h1")).to_have_text("The Torkham crossing is to reopen")


def take_in_the_article(desk: Page) -> None:
    desk.goto("/admin/relations/source/add/")
    desk.get_by_label("Text, or source of the page").fill(ARTICLE)
    desk.get_by_role("button", name="Read it").click()
    desk.get_by_label("Title").fill("Crossing to reopen")
    desk.get_by_label("Publisher").fill("The Courier")
    desk.locator("#id_url").fill("https://courier.example/torkham")
    desk.get_by_label("Published").fill("2025-06-03")
    desk.get_by_role("button", name="Store").click()
    expect(desk.get_by_text("was added successfully")).to_be_visible()


def write_the_event(desk: Page) -> None:
    """An event with one statement, whose quotation is not what the sentence says."""
    desk.goto("/admin/relations/event/add/")
    desk.get_by_label("Title").fill("The Torkham crossing is to reopen")
    desk.locator("#id_date").fill("2025-06-02")
    desk.get_by_label("Date in the source's words").fill("on Monday")
    choose(desk, "id_type", "border reop", "border reopening")
    choose(desk, "id_participations-0-country", "Afgh", "Afghanistan")
    choose(desk, "id_participations-1-country", "Pakis", "Pakistan")
    choose(desk, "id_citations-0-sentence", "reopen the crossing", "agreed on Monday")
    desk.get_by_role("button", name="Add another Statement").click()
    choose(desk, "id_statements-0-speaker", "Dar", "Ishaq Dar")
    desk.locator("#id_statements-0-act").select_option("announce")
    desk.locator("#id_statements-0-text").fill("Goods will cross the border again.")
    desk.locator("#id_statements-0-quotation").fill("Trade shall flow again")
    choose(desk, "id_statements-0-supported_by", "Trade will", "Trade will flow again")


def withdraw_at(address: str, desk: Page) -> None:
    desk.goto(address)
    desk.get_by_role("link", name="Withdraw from the public").click()
    desk.get_by_label("Reason").fill("The report was retracted")
    desk.get_by_role("button", name="Withdraw").click()
    expect(desk.get_by_text("Withdrawn by edition 2.")).to_be_visible()
