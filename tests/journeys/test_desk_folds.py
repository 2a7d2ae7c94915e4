"""A folded statement opens in place, is changed and saved, and the others stay as they are."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accessibility import violations
from tests.journeys.desk import pages_of_drafts, sign_in
from tests.sites import Site

MAKE_DRAFT = """
from tests.factories import make_event, make_statement
event = make_event("A long summit")
for number in range(12):
    make_statement(event, text=f"Saying {number}.", date="2025-04-19")
print("draft", event.pk)
"""


@pytest.fixture
def draft(site: Site, page: Page) -> Page:
    """The page of an event with twelve statements, where an editor has come."""
    [address] = pages_of_drafts(site, MAKE_DRAFT)
    sign_in(page)
    page.goto(address)
    return page


def test_statement_opens_in_place_and_is_saved(draft: Page) -> None:
    expect(draft.locator(".folded")).to_have_count(12)
    draft.locator("#id_title").fill("A longer summit")
    draft.get_by_role("link", name="Saying 3.").click()
    row, text = draft.locator("#statements-3"), draft.locator("#id_statements-3-text")
    expect(text).to_have_value("Saying 3.")
    expect(row.locator(".field-speaker .select2-selection").first).to_be_focused()
    expect(row.get_by_label("How it is known")).to_have_value("day")
    expect(row.locator(".field-speaker .select2-selection").first).to_have_attribute(
        "aria-labelledby", "id_statements-3-speaker_label select2-id_statements-3-speaker-container"
    )
    text.fill("Changed.")
    draft.get_by_role("link", name="Saying 7.").press("Enter")
    expect(draft.locator("#id_statements-7-text")).to_be_visible()
    assert violations(draft) == []
    draft.get_by_role("button", name="Save and continue editing").click()
    expect(draft.get_by_text("was changed successfully")).to_be_visible()
    expect(draft.locator("#id_title")).to_have_value("A longer summit")
    expect(draft.locator(".folded")).to_have_count(12)
    expect(draft.locator("#statements-3")).to_contain_text("Changed.")
    expect(draft.locator("#statements-7")).to_contain_text("Saying 7.")


def test_new_statement_is_added_below_the_folded_ones(draft: Page) -> None:
    draft.get_by_role("link", name="Saying 0.").click()
    expect(draft.locator("#id_statements-0-text")).to_be_visible()
    draft.get_by_role("button", name="Add another Statement").click()
    added = draft.locator("#statements-12")
    expect(draft.locator("#id_statements-12-text")).to_be_visible()
    added.get_by_role("button", name="Remove").click()
    expect(draft.locator("#id_statements-TOTAL_FORMS")).to_have_value("12")
    expect(draft.locator("#id_statements-0-text")).to_have_value("Saying 0.")
    expect(draft.locator(".folded")).to_have_count(11)
