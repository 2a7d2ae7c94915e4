"""Taking in a saved page, in a real browser: nothing of it runs, and what was read is stored."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.journeys.accessibility import violations
from tests.journeys.desk import sign_in

SAVED = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Crossing opens | The Courier</title>
<link rel="canonical" href="https://courier.example/crossing">
<meta property="og:site_name" content="The Courier">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Crossing opens",
"datePublished": "2025-07-01T06:10:00+05:00", "author": {"name": "Amina Karimi"}}</script>
<script>document.title = "it ran"; fetch("https://courier.example/it-ran")</script>
<link rel="stylesheet" href="https://courier.example/it-ran.css"></head>
<body onload="document.title = 'it ran'">
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Crossing opens</h1>
<p class="byline">By <a href="javascript:document.title='it ran'">Amina Karimi</a></p>
<figure><img src="https://courier.example/it-ran.png" onerror="document.title = 'it ran'">
<figcaption>Trucks wait at the crossing</figcaption></figure>
<p>CHAMAN: The crossing was opened on Monday, officials of both countries said there.</p>
<p><strong>Also Read | <a href="/other">Something else happened</a></strong></p>
<p>Hundreds of trucks had waited for a week. Their drivers were the first to cross it.</p>
<div>Advertisement</div>
</article><aside><h3>Most read</h3><a href="/q">A quite different story</a></aside>
<footer>© 2025 The Courier</footer></body></html>"""
SENTENCES = [
    "The crossing was opened on Monday, officials of both countries said there.",
    "Hundreds of trucks had waited for a week.",
    "Their drivers were the first to cross it.",
]


WORDS = ".cut .numbered-sentences .words"
# Just within the first letter of a word.
PLACE_OF = """(element, word) => {
  const range = document.createRange();
  const start = element.firstChild.data.indexOf(word);
  range.setStart(element.firstChild, start);
  range.setEnd(element.firstChild, start + 1);
  const box = range.getBoundingClientRect();
  return [box.left + 1, box.top + box.height / 2];
}"""


def open_intake(page: Page) -> None:
    """Add a source, signed in as the editor."""
    sign_in(page)
    page.goto("/admin/relations/source/add/")


def test_pasted_page_is_read_put_right_and_stored_and_nothing_of_it_runs(page: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    open_intake(page)
    accessible(page)
    page.get_by_label("Text, or source of the page").fill(SAVED)
    page.get_by_role("button", name="Read it").click()

    expect(page.get_by_label("Title")).to_have_value("Crossing opens")
    expect(page.get_by_label("Author")).to_have_value("Amina Karimi")
    expect(page.locator("#id_published")).to_have_value("2025-07-01")
    expect(page.locator(WORDS)).to_have_text(SENTENCES)
    expect(page.locator(".left-out .reason").last).to_have_text("dateline")
    accessible(page)

    caption = page.locator(".left-out li", has_text="Trucks wait at the crossing")
    caption.get_by_label("Put back").check()
    page.get_by_label("Title").press("Enter")
    expect(page.locator(WORDS)).to_have_text(["Trucks wait at the crossing", *SENTENCES])
    caption.get_by_label("Put back").uncheck()
    page.get_by_role("button", name="Check again").last.click()

    click_before(page, "officials")
    first, second = SENTENCES[0].split(" officials")
    expect(page.locator(WORDS)).to_have_text([first, f"officials{second}", *SENTENCES[1:]])
    expect(page.locator(WORDS).first).to_be_in_viewport()
    expect(page.get_by_label("Author")).to_have_value("Amina Karimi")
    page.get_by_role("button", name="You cut here: join to 1 again").click()
    expect(page.locator(WORDS)).to_have_text(SENTENCES)
    page.get_by_role("button", name="Join to 2").click()
    page.get_by_role("button", name="Cut 2").click()
    expect(page.get_by_role("button", name="week.", exact=True)).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="You joined here: part again").click()
    page.get_by_role("button", name="Store", exact=True).click()
    expect(page.get_by_text("was added successfully, with 3 sentences.")).to_be_visible()
    expect(page.locator(".reading-table label")).to_have_text(SENTENCES)
    assert "it ran" not in page.title()

    page.goto("/admin/relations/source/add/")
    page.get_by_label("Text, or source of the page").fill(SAVED.replace("a week", "nine days"))
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".side-by-side mark")).to_have_text(["a week", "nine days"])
    accessible(page)
    page.get_by_role("button", name="Store as the same report").click()
    expect(page.get_by_text("was added successfully, with 3 sentences.")).to_be_visible()
    expect(page.locator(".field-reprinted_in a")).to_have_text("Crossing opens")
    assert [url for url in asked if "courier.example" in url] == []


def test_saved_file_is_taken_in_without_script(plain_page: Page, tmp_path: Path) -> None:
    file = tmp_path / "saved.html"
    file.write_bytes(SAVED.replace("a week", "six days").encode("utf-16"))
    open_intake(plain_page)
    plain_page.get_by_label("Saved page").set_input_files(file)
    plain_page.get_by_role("button", name="Read it").click()
    plain_page.get_by_role("button", name="Cut 1").click()
    plain_page.get_by_role("button", name="officials", exact=True).click()
    expect(plain_page.locator(WORDS).nth(1)).to_have_text("officials of both countries said there.")
    plain_page.get_by_label("Title").fill("")
    plain_page.locator("[name=_store]").click()
    expect(plain_page.get_by_text("Nothing was stored.")).to_be_visible()
    plain_page.get_by_label("Title").fill("The crossing opens")
    plain_page.locator("[name=_store]").click()
    stored = "“The crossing opens” was added successfully, with 4 sentences."
    expect(plain_page.get_by_text(stored)).to_be_visible()


@pytest.mark.parametrize("width", [820, 1280])
def test_both_pages_fit_a_tablet_and_a_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_intake(page)
    for button in ("Read it", "Check again"):
        expect(page.get_by_role("button", name=button).first).to_be_visible()
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0
        if button == "Read it":
            page.get_by_label("Text, or source of the page").fill(SAVED)
        inside = page.locator("#content-main").bounding_box()
        assert inside
        for field in page.locator("#content-main :is(input, textarea, select):visible").all():
            box = field.bounding_box()
            assert box
            assert box["x"] + box["width"] <= inside["x"] + inside["width"] + 1
        page.get_by_role("button", name=button).first.click()


def click_before(page: Page, word: str) -> None:
    """Click at the first letter of a word of a sentence."""
    sentence = page.locator(f"{WORDS} span", has_text=word).first
    sentence.scroll_into_view_if_needed()
    x, y = sentence.evaluate(PLACE_OF, word)
    page.mouse.click(x, y)


def accessible(page: Page) -> None:
    """The part of the page that is ours breaks no rule; what stands around it is Django's."""
    assert violations(page, "#content-main") == []
