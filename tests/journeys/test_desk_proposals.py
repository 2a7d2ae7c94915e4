"""An editor takes a date that a cited sentence names, in a real browser."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk import pages_of_drafts, sign_in
from tests.journeys.test_desk_dates import date_of, says
from tests.sites import Site

# One for each test.
MAKE_DRAFTS = """
from tests.factories import make_event, make_source
from relations.sources.models import Source
for _ in range(5):
    text = f"Minister {Source.objects.count()} visited Indian friends in Delhi on Saturday."
    source = make_source(text, published="2025-06-08")
    event = make_event("A draft of a year", date="2025", sentence=source.sentences.get())
    print("draft", event.pk)
"""


@pytest.fixture(scope="module")
def drafts(site: Site) -> Iterator[str]:
    return pages_of_drafts(site, MAKE_DRAFTS)


@pytest.fixture
def draft(drafts: Iterator[str]) -> str:
    """The page of an event of 2025 whose sentence names a day of June."""
    return next(drafts)


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
    expect(page.get_by_text("In the form: 7 June 2025")).to_be_visible()


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
    stored = page.locator("#participations-group tr.has_original option:checked")
    expect(stored.filter(has_text="India")).to_have_count(1)
    expect(page.get_by_role("button", name="Use “India” (Country)")).to_have_count(0)


def test_without_script_the_button_sends_the_form_which_comes_back_with_the_date(
    plain_page: Page, draft: str
) -> None:
    sign_in(plain_page)
    plain_page.goto(draft)
    plain_page.get_by_label("Title").fill("Typed and not saved")
    plain_page.get_by_role("button", name="Use “7 June 2025” (Date)").click()
    expect(plain_page.locator("#id_date")).to_have_value("2025-06-07")
    expect(plain_page.get_by_label("Date in the source's words")).to_have_value("on Saturday")
    expect(plain_page.get_by_label("Title")).to_have_value("Typed and not saved")
    expect(plain_page.get_by_text("In the form: 7 June 2025")).to_be_visible()
    expect(plain_page.get_by_text("Please correct")).to_have_count(0)
    plain_page.goto(draft)
    expect(plain_page.get_by_label("Title")).to_have_value("A draft of a year")


@pytest.mark.parametrize("script", [True, False])
def test_return_in_a_field_saves_and_takes_no_offer(
    page: Page, plain_page: Page, draft: str, script: bool
) -> None:
    tried = page if script else plain_page
    sign_in(tried)
    tried.goto(draft)
    tried.get_by_label("Title").press("Enter")
    expect(tried.get_by_text("was changed successfully")).to_be_visible()
    tried.goto(draft)
    expect(tried.locator("#id_date")).to_have_value("2025")


SAYINGS = """
from tests.factories import make_source
text = (
    "Ministers met on Saturday. Iran’s minister, Jalal Khan, urged Kabul to “open the gate”."
    " He said at least 46 people had died."
)
source = make_source(f"{text} {Source.objects.count()}", published="2025-06-08")
print(",".join(str(each.pk) for each in source.sentences.all()))
"""


@pytest.fixture(scope="module")
def begun(site: Site) -> str:
    """The page of a new event from sentences that tell and that report what was said."""
    command = f"from relations.sources.models import Source{SAYINGS}"
    printed = site.manage("shell", "--verbosity", "0", "--command", command)
    keys = printed.split()[-1].split(",")
    return f"/admin/relations/event/add/?{urlencode({'sentence': keys}, doseq=True)}"


def test_all_that_is_offered_to_a_statement_is_taken_at_once(page: Page, begun: str) -> None:
    sign_in(page)
    page.goto(begun)
    row = page.locator("#statements-0")
    # Where only one thing is left to offer, its own button takes all.
    row.get_by_role("button", name=re.compile("^Use all")).or_(
        row.get_by_role("button", name=re.compile("^Use “"))
    ).last.press("Enter")
    expect(row.get_by_label("Or a speaker not on record")).to_have_value("Jalal Khan")
    expect(row.locator("[name$='-act']")).to_have_value("urge")
    expect(row.locator("[name$='-quotation']")).to_have_value("open the gate")
    expect(row.locator("[name$='-new_speaker_country'] option:checked")).to_have_text("Iran")
    expect(row.get_by_text(re.compile("(In the form|Filled in): Jalal Khan"))).to_be_visible()
    expect(row.get_by_role("button", name="Use “Jalal Khan” (Speaker)")).to_be_hidden()
    row.get_by_label("Or a speaker not on record").fill("Somebody else")
    expect(row.get_by_role("button", name="Use “Jalal Khan” (Speaker)")).to_be_visible()


def test_offers_of_a_row_stay_its_own_when_one_before_it_is_removed(page: Page, begun: str) -> None:
    sign_in(page)
    page.goto(begun)
    page.locator("#statements-0").get_by_role("button", name="Remove").click()
    row = page.locator("#statements-0")
    row.get_by_role("button", name="Use “reports” (Act)").click()
    expect(row.locator("[name='statements-0-act']")).to_have_value("report")
    expect(row.locator("[name='statements-0-offered']")).to_have_value("1")
