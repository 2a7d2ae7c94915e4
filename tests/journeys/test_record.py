"""From an article to a published event: one editor writes, another checks and publishes."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import PASSWORD
from tests.journeys.hand import Hand
from tests.sites import Site, in_development

# Five of the clicks take what is offered and not filled in.
MOST_CLICKS, MOST_CHARACTERS = 26, 200

PREPARE = f"""
from django.contrib.auth.models import Group, User
for name in ("writer", "checker"):
    editor = User.objects.create_user(name, password={PASSWORD!r}, is_staff=True)
    editor.first_name = f"Amina {{name.title()}}"
    editor.save()
    editor.groups.add(Group.objects.get(name="Editors"))
"""

FIXTURE = Path("fixtures/afghanistan-pakistan.json")
TITLE = "Foreign ministers meet in Kabul"
SAID = ["Troubled by the returns.", "Pakistan should respect Afghans’ rights.", "Let them keep it."]
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Talks in Kabul | The Courier</title>
<meta property="og:site_name" content="The Courier">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks in Kabul",
"datePublished": "2025-04-20", "author": {"name": "Amina Karimi"}}</script>
<script>document.title = "it ran"</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Talks in Kabul</h1>%s</article>
<aside><h3>Most read</h3><a href="/q">A quite different story</a></aside>
<footer>© 2025 The Courier</footer></body></html>"""


def article() -> str:
    """The first article, with the promotional lines that stand in it."""
    rows = json.loads(FIXTURE.read_text(encoding="utf-8"))
    [text] = [row["fields"]["text"] for row in rows if row["model"] == "relations.source"]
    return str(text)


def saved_page() -> str:
    return PAGE % "".join(f"<p>{line}</p>" for line in article().splitlines() if line)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Path]]:
    """A site with the vocabulary and two editors, and the folder of its database."""
    folder = tmp_path_factory.mktemp("desk")
    with in_development(folder) as site:
        site.manage("shell", "--verbosity", "0", "--command", PREPARE)
        copy(folder / "dyad.sqlite3", folder / "prepared")
        yield site, folder


@pytest.fixture
def desk(prepared: tuple[Site, Path]) -> Site:
    """That site, with nothing on record."""
    site, folder = prepared
    copy(folder / "prepared", folder / "dyad.sqlite3")
    return site


def copy(database: Path, place: Path) -> None:
    """Put a copy of a database in a place, where the site may have it open."""
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(place)) as copied:
        source.backup(copied)


@pytest.mark.parametrize("form", ["text", "page"])
def test_pasted_article_becomes_a_checked_and_published_event(
    form: str, desk: Site, browser: Browser
) -> None:
    hand = Hand()
    come_to(hand, desk, browser, "writer")
    store_text(hand) if form == "text" else store_page(hand)
    draft_and_send(hand)
    come_to(hand, desk, browser, "checker")
    judge_and_publish(hand)
    see_it_on_the_timeline(hand)
    assert hand.clicks <= MOST_CLICKS, hand.clicks
    assert hand.characters <= MOST_CHARACTERS, hand.characters


def come_to(hand: Hand, desk: Site, browser: Browser, name: str) -> None:
    """Sign in as an editor, in a browser that nobody is signed in with."""
    hand.page = browser.new_context(base_url=desk.address).new_page()
    hand.page.goto("/admin/")
    hand.type(hand.page.get_by_label("Username"), name)
    hand.type(hand.page.get_by_label("Password"), PASSWORD)
    hand.click(hand.page.get_by_role("button", name="Log in"))


def store_text(hand: Hand) -> None:
    read(hand, article())
    hand.type(hand.page.get_by_label("Title"), "Talks in Kabul")
    hand.type(hand.page.locator("#id_published"), "2025-04-20")
    hand.click(hand.page.get_by_role("button", name="Store"))


def store_page(hand: Hand) -> None:
    read(hand, saved_page())
    expect(hand.page.get_by_label("Title")).to_have_value("Talks in Kabul")
    expect(hand.page.locator("#id_published")).to_have_value("2025-04-20")
    hand.click(hand.page.get_by_role("button", name="Store"))


def read(hand: Hand, pasted: str) -> None:
    page = hand.page
    hand.click(
        page.get_by_role("link", name="Add", exact=True).and_(page.locator("[href*=source]"))
    )
    hand.paste(page.get_by_label("Text, or source of the page"), pasted)
    hand.click(page.get_by_role("button", name="Read it"))
    expect(page.locator(".left-out")).to_contain_text("Also Read")


def draft_and_send(hand: Hand) -> None:
    page = hand.page
    expect(page.get_by_text("was added successfully, with 12 sentences.")).to_be_visible()
    for beginning in ("In a rare", "The high-level", "According to", "He also"):
        hand.click(page.get_by_role("checkbox", name=beginning))
    hand.click(page.get_by_role("button", name="New event"))
    expect(page.locator("#id_date")).to_have_value("2025-04-19")
    for words in ("round of talks” (Type)", "Kabul” (Place)", "Pakistan” (Country)"):
        hand.click(page.get_by_role("button", name=f"Use “{words}"))
    for words in ("voices concern” (Act)", "urges” (Act)"):
        hand.click(page.get_by_role("button", name=f"Use “{words}"))
    expect(page.locator("#id_place")).to_have_value("Kabul")
    expect(page.locator("#id_statements-0-quotation")).to_have_value("deep concern and sadness")
    hand.type(page.get_by_label("Title"), TITLE)
    for number, words in enumerate(SAID):
        hand.type(page.locator(f"#id_statements-{number}-text"), words)
    hand.click(page.get_by_role("button", name="Save and send for review"))
    expect(page.get_by_role("heading", name="State: ")).to_contain_text("draft")


def judge_and_publish(hand: Hand) -> None:
    page = hand.page
    hand.click(page.get_by_role("link", name="1 of them is yours to decide"))
    hand.click(page.get_by_role("link", name=TITLE))
    hand.click(page.get_by_role("link", name="Review it"))
    claims = page.get_by_role("radio", name="supports", exact=True)
    expect(claims).to_have_count(4)
    for claim in claims.all():
        hand.click(claim)
    hand.click(page.get_by_role("button", name="Publish"))
    expect(page.get_by_text("Published as edition 1.")).to_be_visible()


def see_it_on_the_timeline(hand: Hand) -> None:
    page = hand.page
    hand.click(page.get_by_role("link", name="View site"))
    hand.click(page.get_by_role("link", name="Afghanistan").first)
    expect(page.locator(".event")).to_contain_text(TITLE)
