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
text = f"Minister {Source.objects.count()} visited Indian friends in Delhi on Saturday."
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
    page.get_by_role("button", name="Use “7 June 2025” (Date)").click()
    expect(page.locator("#id_date")).to_have_value("2025-06-07")
    expect(page.locator("#id_date")).to_be_focused()
    expect(says(date_of(page), "words")).to_have_text("7 June 2025")
    expect(page.get_by_label("Date in the source's words")).to_have_value("on Saturday")
    expect(page.get_by_label("Note on the date").first).to_have_value("It is said twice.")
    page.get_by_role("button", name="Save and continue editing").click()
    row = page.locator(".proposals").get_by_role("row", name=re.compile("^Date"))
    expect(row).to_contain_text("Already in the form.")


def test_proposed_type_place_and_country_are_taken_into_the_form(page: Page, draft: str) -> None:
    sign_in(page)
    page.goto(draft)
    for words in ("“high-level visit” (Type)", "“Delhi” (Place)", "“India” (Country)"):
        page.get_by_role("button", name=f"Use {words}").click()
    expect(page.locator("#id_type option:checked")).to_have_text("high-level visit")
    expect(page.locator("#id_place")).to_have_value("Delhi")
    taking_part = page.locator("#participations-group tr:not(.empty-form) option:checked")
    expect(taking_part.filter(has_text="India")).to_have_count(1)
    page.get_by_role("button", name="Save and continue editing").click()
    proposed = page.locator(".proposals").get_by_role("row", name=re.compile("^Country India"))
    expect(proposed).to_contain_text("Already in the form.")


def test_without_script_the_proposal_says_what_to_write(plain_page: Page, draft: str) -> None:
    sign_in(plain_page)
    plain_page.goto(draft)
    row = plain_page.locator(".proposals").get_by_role("row", name=re.compile("^Date"))
    expect(row).to_contain_text("2025-06-07")
    expect(row.get_by_role("button")).to_have_count(0)
