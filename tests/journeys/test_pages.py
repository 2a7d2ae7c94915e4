"""The pages around the timeline: what only a real browser can show of them."""

import re

import pytest
from playwright.sync_api import Page, expect

DYAD = "/relations/afghanistan-pakistan/"
AIRSTRIKES = "Pakistan carries out airstrikes on Afghan territory"


def open_event(page: Page) -> None:
    page.goto(DYAD)
    page.get_by_role("link", name=AIRSTRIKES).click()
    expect(page.locator("h1")).to_have_text(AIRSTRIKES)


def test_address_and_citation_are_copied_and_that_is_announced(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_event(page)
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Copy the citation").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('Dyad'))")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"“{AIRSTRIKES}”, Dyad, edition 1, .+ {re.escape(page.url)}", copied)


def test_address_that_may_not_be_copied_is_selected(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    open_event(page)
    page.get_by_role("button", name="Copy the address").click()
    page.wait_for_function("document.activeElement.id === 'permalink'")
    assert page.evaluate("getSelection().toString()") == page.url
    expect(page.get_by_role("status")).to_be_empty()


def test_without_script_the_address_stands_there_and_no_button(plain_page: Page) -> None:
    open_event(plain_page)
    expect(plain_page.get_by_label("Its lasting address")).to_have_value(plain_page.url)
    expect(plain_page.get_by_role("button", name=re.compile("^Copy"))).to_have_count(0)


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_square_of_the_strip_leads_to_its_sentence(
    which: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(which)
    page.goto("/sources/")
    page.get_by_role("link", name="Report on the talks").click()
    page.get_by_role("link", name="Sentence 3").click()
    expect(page.locator(".sentence:target")).to_contain_text("According to a statement")


def test_source_shows_no_promotional_line(page: Page) -> None:
    page.goto("/sources/")
    page.get_by_role("link", name="Report on the talks").click()
    expect(page.locator(".sentence")).to_have_count(12)
    expect(page.locator("main")).not_to_contain_text("Also Read")


def test_home_searches_events_and_statements(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search events").fill("deported")
    page.get_by_role("button", name="Find events").click()
    expect(page.locator("h1")).to_have_text("All events, with the words “deported”")
    page.goto("/")
    page.get_by_label("Search events").fill("deported")
    page.get_by_role("button", name="Find statements").click()
    expect(page.locator(".words")).to_contain_text("with the words “deported”")


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_quote_bank_narrows_to_a_person_and_shows_the_answer_beside_the_claim(
    which: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(which)
    page.goto("/statements/")
    page.get_by_role("link", name="Taliban administration").first.click()
    expect(page.locator("h1")).to_have_text("Taliban administration")
    answer = page.locator(".exchange", has_text="Answer: denies")
    expect(answer).to_contain_text("For context: the claim")
    expect(answer).to_contain_text("Claim: accuses")
