"""What was typed at the desk survives another editor and the end of the session."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD
from tests.journeys.desk import sign_in
from tests.journeys.test_desk_pages import TABLET, faults
from tests.sites import Site

MAKE_DRAFT = """
from tests.factories import make_event, make_statement
event = make_event("A draft of two editors", summary="One.\\n\\nTwo.")
make_statement(event)
print(event.pk)
"""
TYPED = "Typed for long.\n\n“In two paragraphs.”"


def test_nothing_typed_is_lost_on_the_way_through_all_its_pages(page: Page, site: Site) -> None:
    page.set_viewport_size(TABLET)
    page.emulate_media(reduced_motion="reduce")
    sign_in(page)
    printed = site.manage("shell", "--verbosity", "0", "--command", MAKE_DRAFT)
    address = f"/admin/relations/event/{printed.splitlines()[-1]}/change/"
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
