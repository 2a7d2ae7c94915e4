"""An editor takes a date that a cited sentence names, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import sign_in
from tests.journeys.test_desk_dates import date_of, says
from tests.sites import Site

MAKE_DRAFT = """
from tests.factories import make_event, make_source
from relations.sources.models import Source
text = f"Minister number {Source.objects.count()} came on Saturday."
source = make_source(text, published="2025-06-08")
print(make_event("A draft of a year", date="2025", sentence=source.sentences.get()).pk)
"""


@pytest.fixture
def draft(site: Site) -> str:
    """The page of an event of 2025 whose sentence names a day of June."""
    printed = site.manage("shell", "--verbosity", "0", "--command", MAKE_DRAFT)
    return f"/admin/relations/event/{printed.split()[-1]}/change/"


def test_proposed_date_is_taken_with_its_words_and_its_reason(page: Page, draft: str) -> None:
    sign_in(page)
    page.goto(draft)
    page.get_by_label("Note on the date").first.fill("It is said twice.")
    page.get_by_role("button", name="Take “7 June 2025” as the date").click()
    expect(page.locator("#id_date")).to_have_value("2025-06-07")
    expect(page.locator("#id_date")).to_be_focused()
    expect(says(date_of(page), "words")).to_have_text("7 June 2025")
    expect(page.get_by_label("Date in the source's words")).to_have_value("on Saturday")
    expect(page.get_by_label("Note on the date").first).to_have_value("It is said twice.")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".proposals")).to_contain_text("This is the event’s date.")


def test_without_script_the_proposal_says_what_to_write(plain_page: Page, draft: str) -> None:
    sign_in(plain_page)
    plain_page.goto(draft)
    row = plain_page.locator(".proposals").get_by_role("row", name=re.compile("on Saturday"))
    expect(row).to_contain_text("2025-06-07")
    expect(row.get_by_role("button")).to_have_count(0)


MAKE_ARTICLE = """
from tests.factories import make_source
text = "Envoys of both countries came on Saturday. They spoke of the border until the evening."
print(make_source(text, published="2025-06-08").pk)
"""


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_new_event_begins_from_the_sentences_chosen_in_their_source(
    which: str, request: pytest.FixtureRequest, article: str
) -> None:
    page: Page = request.getfixturevalue(which)
    sign_in(page)
    page.goto(article)
    page.get_by_role("checkbox", name="Envoys of both countries").check()
    page.get_by_role("checkbox", name="They spoke of the border").check()
    page.get_by_role("button", name="New event from the chosen sentences").click()
    expect(page.locator("#id_date")).to_have_value("2025-06-07")
    expect(page.locator("#id_date_said")).to_have_value("on Saturday")
    cited = page.locator("select[name^=citations-][name$=-sentence] option:checked")
    expect(cited).to_contain_text(["Envoys of both countries", "They spoke of the border"])


@pytest.fixture(scope="module")
def article(site: Site) -> str:
    """The page of a source at the desk, with two sentences that nothing cites."""
    printed = site.manage("shell", "--verbosity", "0", "--command", MAKE_ARTICLE)
    return f"/admin/relations/source/{printed.split()[-1]}/change/"
