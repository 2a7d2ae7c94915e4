"""The pages around the timeline: what only a real browser can show of them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.sites import Site

DYAD = "/relations/afghanistan-pakistan/"
TURNING = """
from tests.factories import make_published
from relations.editions.publication import withdraw
edition = make_published("وزراء کی ملاقات")
print(withdraw(edition.event, by=None, reason="No other page is to hold it.").code)
"""
AIRSTRIKES = "Pakistan carries out airstrikes on Afghan territory"


def open_event(page: Page) -> None:
    page.goto(DYAD)
    page.get_by_role("link", name=AIRSTRIKES).click()
    expect(page.locator("h1")).to_have_text(AIRSTRIKES)


def test_address_and_citation_are_copied_and_that_is_seen_and_announced(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_event(page)
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator(".citing").get_by_role("status")).to_have_text("Copied")
    expect(page.locator(".citing").get_by_role("status")).to_be_in_viewport()
    assert page.locator(".citing").get_by_role("status").bounding_box()["width"] > 20
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Copy the citation").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('Dyad'))")
    copied = page.evaluate("navigator.clipboard.readText()")
    code = page.url.split("/")[-3]
    edition = page.url.split("/events/")[0] + f"/events/{code}/editions/1/"
    assert re.fullmatch(rf"“{AIRSTRIKES}”, Dyad, edition 1, .+ {re.escape(edition)}", copied)


def test_title_that_turns_the_text_around_it_turns_nothing_in_a_copied_citation(
    page: Page, site: Site
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = site.manage("shell", "--verbosity", "0", "--command", TURNING).strip()
    page.goto(f"/events/{code}/editions/1/")
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator(".citing").get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“\u2068وزراء کی ملاقات\u2069”, Dyad, edition 1, ")
    # The address stands at the end of its line, whichever way the title runs.
    box = page.locator("#citation bdi").last.bounding_box()
    title = page.locator("#citation bdi").first.bounding_box()
    assert (box["y"], box["x"]) > (title["y"], title["x"])


def test_list_that_is_longer_than_a_page_is_whole_on_paper(page: Page, crowded: Site) -> None:
    page.goto(crowded.address + "/relations/india-pakistan/")
    count = int(page.locator(".gist b").first.inner_text().split()[0])
    shown = page.locator("#results .event")
    expect(shown).to_have_count(50)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(shown).to_have_count(count)
    expect(page.locator("#results .paper")).to_have_text(f"{count} of {count} events")
    expect(page.locator("footer .here")).to_have_text(page.url)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(shown).to_have_count(50)
    page.get_by_role("link", name="More events").click()
    expect(shown).to_have_count(100)


def test_whole_list_for_paper_needs_no_script(plain_page: Page, crowded: Site) -> None:
    plain_page.goto(crowded.address + "/relations/india-pakistan/")
    count = int(plain_page.locator(".gist b").first.inner_text().split()[0])
    plain_page.get_by_role("link", name="For paper").click()
    expect(plain_page.locator("#results .event")).to_have_count(count)
    plain_page.emulate_media(media="print")
    expect(plain_page.locator("#results .paper")).to_be_visible()
    expect(plain_page.locator("footer .paper")).to_be_visible()


LIGHTNESS = """() => Object.fromEntries(["cooperation", "conflict"].map(side => {
  const probe = document.createElement("i");
  probe.className = side;
  probe.style.color = "var(--side)";
  document.body.append(probe);
  const [red, green, blue] = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
  return [side, 0.2126 * red + 0.7152 * green + 0.0722 * blue];
}))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sides_are_told_apart_by_lightness_and_by_marks(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(DYAD)
    light = page.evaluate(LIGHTNESS)
    assert light["cooperation"] - light["conflict"] > 35
    for side, mark, words in (("cooperation", "▲", "Cooperation:"), ("conflict", "▼", "Conflict:")):
        kind = page.locator(f".event.{side} .kind").first
        expect(kind.locator(".side")).to_have_text(mark)
        expect(kind.locator(".unseen")).to_have_text(words)
        expect(page.locator(f".drawing figcaption .{side} .side")).to_have_text(mark)


def test_address_that_may_not_be_copied_is_selected(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    open_event(page)
    page.get_by_role("button", name="Copy the address").click()
    page.wait_for_function("document.activeElement.id === 'permalink'")
    assert page.evaluate("getSelection().toString()") == page.url
    expect(page.locator(".citing").get_by_role("status")).to_be_empty()


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
    page.get_by_role("link", name="Sentence 3", exact=True).click()
    expect(page.locator(".sentence:target")).to_contain_text("According to a statement")


def test_source_shows_no_promotional_line(page: Page) -> None:
    page.goto("/sources/")
    page.get_by_role("link", name="Report on the talks").click()
    expect(page.locator(".sentence")).to_have_count(12)
    expect(page.locator("main")).not_to_contain_text("Also Read")


def test_every_page_searches_the_record(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("deported")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("link", name=re.compile("events? with these words")).click()
    expect(page.locator("h1")).to_have_text("All events, with the words “deported”")


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_quote_bank_narrows_to_a_person_and_shows_the_answer_beside_the_claim(
    which: str, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(which)
    page.goto("/statements/")
    page.get_by_role("link", name="Taliban administration").first.click()
    expect(page.locator("h1")).to_have_text("Taliban administration")
    exchange = page.locator(".exchange", has_text="denies")
    expect(exchange).to_contain_text("Pakistan accuses")
    expect(exchange).to_contain_text("The accusation is not true.")
