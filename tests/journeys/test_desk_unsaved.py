"""What was typed at the desk survives another editor and the end of the session."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.journeys.conftest import PASSWORD
from tests.journeys.desk import pages_of_drafts, sign_in
from tests.journeys.test_desk_pages import TABLET, faults
from tests.sites import Site

# One for each test.
MAKE_DRAFTS = """
from tests.factories import make_event, make_statement
for _ in range(2):
    event = make_event("A draft of two editors", summary="One.\\n\\nTwo.")
    make_statement(event)
    print("draft", event.pk)
"""
# Of 50 ms each: how long a slow site may take to answer.
MOST_WAITS = 400
TYPED = "Typed for long.\n\n“In two paragraphs.”"


@pytest.fixture(scope="module")
def drafts(site: Site) -> Iterator[str]:
    return pages_of_drafts(site, MAKE_DRAFTS)


def test_nothing_typed_is_lost_on_the_way_through_all_its_pages(
    page: Page, drafts: Iterator[str]
) -> None:
    page.set_viewport_size(TABLET)
    page.emulate_media(reduced_motion="reduce")
    sign_in(page)
    address = next(drafts)
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    # What nobody has touched is no change, however a browser sends it.
    for name in ("Theirs", "Theirs, better"):
        other.get_by_label("Title").fill(name)
        other.get_by_role("button", name="Save and continue editing").click()
        expect(other.get_by_text("was changed successfully")).to_be_visible()
    page.get_by_label("Summary").fill(TYPED)
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("heading", name="You have saved this event")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Take what is stored")).to_have_count(2)
    assert faults(page) == []
    page.get_by_role("button", name="Go on with mine").click()
    expect(page.get_by_label("Title")).to_have_value("Theirs, better")

    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("What you typed is not lost")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("You are logged in again")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Send it again").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    page.goto(address)
    expect(page.get_by_label("Summary")).to_have_value(TYPED)
    expect(page.get_by_label("Title")).to_have_value("Theirs, better")


def asks_before_leaving(page: Page) -> bool:
    """Whether the browser asks when the page is left, which then stays; otherwise the index of the
    desk has taken its place."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate("setTimeout(() => location.assign('/admin/'))")
    # Whatever comes next must not begin while the page is still being left.
    for _ in range(MOST_WAITS):
        if asked or urlsplit(page.url).path == "/admin/":
            break
        page.wait_for_timeout(50)
    page.remove_listener("dialog", stay)
    assert asked or urlsplit(page.url).path == "/admin/"
    return asked == ["beforeunload"]


def test_page_asks_before_it_is_left_only_if_something_was_typed(
    page: Page, drafts: Iterator[str]
) -> None:
    sign_in(page)
    address = next(drafts)
    page.goto(address)
    page.get_by_label("Title").focus()
    assert not asks_before_leaving(page)
    page.goto(address)
    page.get_by_label("Title").press_sequentially("x")
    assert asks_before_leaving(page)
    expect(page).to_have_url(re.compile(r"/change/$"))
    page.get_by_label("Title").fill("")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Please correct the error")).to_be_visible()
    page.get_by_label("Title").focus()
    assert asks_before_leaving(page)
    page.get_by_label("Title").fill("Mended")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert not asks_before_leaving(page)


@pytest.mark.parametrize(
    ("address", "act"),
    [
        ("event/add/", lambda page: page.get_by_text("Add another Participation").click()),
        ("source/add/", lambda page: page.get_by_label("Text, or source").press_sequentially("x")),
    ],
)
def test_page_asks_too_if_a_choice_was_made_that_no_field_shows(
    page: Page, address: str, act: Callable[[Page], None]
) -> None:
    sign_in(page)
    page.goto(f"/admin/relations/{address}")
    page.locator("body").click(position={"x": 5, "y": 300})
    assert not asks_before_leaving(page)
    page.goto(f"/admin/relations/{address}")
    act(page)
    assert asks_before_leaving(page)
