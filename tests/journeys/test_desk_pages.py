"""Every page of the desk on a tablet: accessible, light and dark, within the content security
policy, and no wider than the screen."""

import json

import pytest
from playwright.sync_api import Page, expect

from relations.limits.login_delays import WITHOUT_WAIT
from tests.journeys.accessibility import violations
from tests.journeys.conftest import PASSWORD
from tests.journeys.desk import log_in, sign_in
from tests.journeys.test_editor import ARTICLE, choose
from tests.journeys.test_every_page import OPEN_ALL
from tests.sites import Site

TABLET = {"width": 820, "height": 1180}
DESK = "/admin/relations"
LISTS = ["event", "statement", "source", "actor", "country", "eventtype", "topic", "edition"]
KEPT = ["source", "actor", "country", "eventtype", "topic"]
FORMS = ["event", "statement", "actor", "country", "eventtype", "topic"]
# A table may have a scroll bar of its own; all else is within the screen.
CUT_OFF = """
[...document.querySelectorAll("main :is(a, button, input, select, textarea)")]
  .filter(each => !each.closest(".tabular, .results") && each.checkVisibility())
  .filter(each => each.getBoundingClientRect().right > innerWidth)
  .map(each => `cut off: ${each.outerHTML}`)
"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# A draft with more than one problem; what is public, and a row of each model that belongs to it.
FIND_ROWS = """
import json
from relations.editions.models import Edition
from tests.factories import make_actor, make_event, make_statement
draft = make_event("A draft with problems", countries=("AFG",), topics=("border",))
make_statement(draft, quotation="Nobody has said this")
draft.citations.all().delete()
edition = Edition.objects.current().filter(event__statements__isnull=False).first()
event, statement = edition.event, edition.event.statements.first()
rows = {"draft": draft, "event": event, "edition": edition, "statement": statement}
rows |= {"source": statement.sentences.first().source, "actor": statement.speaker}
rows |= {"country": event.participations.first().country, "eventtype": event.type}
rows |= {"another": make_actor("Another actor")}
rows |= {"topic": draft.topics.first(), "sentence": statement.sentences.first()}
print(json.dumps({name: row.pk for name, row in rows.items()}))
"""


@pytest.fixture(scope="module")
def addresses(site: Site) -> dict[str, str]:
    """The pages to which an address alone leads, by what they show."""
    printed = site.manage("shell", "--verbosity", "0", "--command", FIND_ROWS)
    rows = json.loads(printed.splitlines()[-1])
    event, draft = f"{DESK}/event/{rows['event']}", f"{DESK}/event/{rows['draft']}"
    return {
        "index": "/admin/",
        "application": f"{DESK}/",
        **{f"list of {model}": f"{DESK}/{model}/" for model in LISTS},
        "list searched and filtered": f"{DESK}/event/?q=Kabul&type__id__exact={rows['eventtype']}",
        "list of nothing": f"{DESK}/event/?q=nothing+like+it",
        **{f"new {model}": f"{DESK}/{model}/add/" for model in FORMS},
        **{f"page of {model}": f"{DESK}/{model}/{rows[model]}/change/" for model in LISTS},
        "new event of a sentence": f"{DESK}/event/add/?sentence={rows['sentence']}",
        "new statement of a sentence": f"{DESK}/statement/add/?sentence={rows['sentence']}",
        "sentences for an event on record": f"{DESK}/source/place/?sentence={rows['sentence']}",
        "search for that event": f"{DESK}/source/place/?sentence={rows['sentence']}&find=Kabul",
        "merging of actors": f"{DESK}/actor/merge/?actor={rows['actor']}&actor={rows['another']}",
        "search of the desk": "/admin/search/?q=Kabul",
        "drafts and changes": "/admin/waits/",
        "name for readers": "/admin/your-name/",
        "event with problems": f"{draft}/change/",
        "withdrawal": f"{event}/withdraw/",
        "review of what is public": f"{event}/review/",
        "review of a draft with problems": f"{draft}/review/",
        "history": f"{event}/history/",
        **{f"history of {each}": f"{DESK}/{each}/{rows[each]}/history/" for each in KEPT},
        "history of nothing": f"{draft}/history/",
        "second look": f"{DESK}/source/{rows['source']}/revisit/",
        "deletion": f"{draft}/delete/",
        "deletion refused": f"{DESK}/source/{rows['source']}/delete/",
        "new actor in a window": f"{DESK}/actor/add/?_popup=1&_to_field=id",
        "password": "/admin/password_change/",
        "404": "/admin/nothing/",
    }


@pytest.fixture
def tablet(page: Page) -> Page:
    page.set_viewport_size(TABLET)
    page.emulate_media(reduced_motion="reduce")
    return page


@pytest.fixture
def desk(tablet: Page) -> Page:
    """The desk on a tablet, with the editor signed in."""
    sign_in(tablet)
    return tablet


def faults(page: Page) -> list[str]:
    """What is wrong with a page: by how much it is too wide, and the rules that it breaks, light
    and dark."""
    page.evaluate(OPEN_ALL)
    excess = page.evaluate(TOO_WIDE)
    too_wide = [f"too wide by {excess} px"] * bool(excess)
    return page.evaluate(CUT_OFF) + too_wide + violations(page)


def test_every_page_that_has_an_address(desk: Page, addresses: dict[str, str]) -> None:
    found = {}
    for name, address in addresses.items():
        answer = desk.goto(address)
        assert answer
        assert (name, answer.status) == (name, 404 if name == "404" else 200)
        found[name] = faults(desk)
    assert {name: each for name, each in found.items() if each} == {}


def test_list_has_the_whole_width_of_a_tablet(desk: Page) -> None:
    desk.goto(f"{DESK}/event/")
    expect(desk.get_by_role("navigation", name="Sidebar")).to_be_hidden()
    box = desk.locator("#content-main").bounding_box()
    assert box
    assert box["width"] > TABLET["width"] - 80


def test_login_and_the_wait_after_wrong_passwords(tablet: Page) -> None:
    tablet.goto("/admin/")
    assert faults(tablet) == []
    wrong = tablet.get_by_text("Please enter the correct username and password")
    log_in(tablet, "stranger", "a wrong one")
    expect(wrong).to_be_visible()
    assert faults(tablet) == []
    too_many = tablet.get_by_role("heading", name="Too many attempts")
    # On a slow machine the first waits are over before the next attempt comes.
    for _ in range(WITHOUT_WAIT + 5):
        log_in(tablet, "stranger", "a wrong one")
        expect(wrong.or_(too_many)).to_be_visible()
        if too_many.is_visible():
            break
    expect(too_many).to_be_visible()
    assert faults(tablet) == []


def test_both_pages_of_taking_in_an_article_and_their_refusals(desk: Page) -> None:
    desk.goto(f"{DESK}/source/add/")
    assert faults(desk) == []
    desk.get_by_role("button", name="Read it").click()
    expect(desk.get_by_text("Paste the article, or choose a file")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_label("Text, or source of the page").fill(f"KABUL: {ARTICLE}")
    desk.get_by_role("button", name="Read it").click()
    expect(desk.locator(".left-out .reason")).to_have_text("dateline")
    assert faults(desk) == []
    desk.get_by_role("button", name="Store").click()
    expect(desk.get_by_text("Nothing was stored.")).to_be_visible()
    assert faults(desk) == []


def test_comparison_of_an_article_with_its_source(desk: Page, addresses: dict[str, str]) -> None:
    desk.goto(addresses["second look"])
    desk.get_by_label("Text, or source of the page").fill(ARTICLE)
    desk.get_by_role("button", name="Compare").click()
    expect(desk.get_by_label("It is the same article nevertheless")).to_be_visible()
    assert faults(desk) == []


def test_forms_that_are_refused(desk: Page, addresses: dict[str, str]) -> None:
    desk.goto(addresses["event with problems"])
    desk.get_by_role("button", name="Save and publish").click()
    expect(desk.get_by_text("The event is saved but not published.")).to_be_visible()
    assert faults(desk) == []
    desk.locator("#id_title").fill("")
    desk.locator("#id_date").fill("some day")
    desk.locator("#id_participations-0-country").evaluate("each => { each.value = '' }")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Please correct the error")).to_be_visible()
    assert faults(desk) == []
    desk.goto(addresses["withdrawal"])
    desk.get_by_label("Reason").fill(" ")
    desk.get_by_role("button", name="Withdraw").click()
    expect(desk.get_by_text("This field is required.")).to_be_visible()
    assert faults(desk) == []


def test_what_follows_on_a_form(desk: Page) -> None:
    desk.goto(f"{DESK}/topic/")
    desk.get_by_role("checkbox").nth(1).check()
    desk.get_by_label("Action:").select_option(label="Delete selected topics")
    desk.get_by_role("button", name="Go").click()
    expect(desk.get_by_role("heading", name="Delete multiple objects")).to_be_visible()
    assert faults(desk) == []
    desk.goto("/admin/password_change/")
    for field in desk.locator("input[type=password]").all():
        field.fill(PASSWORD)
    desk.get_by_role("button", name="Change my password").click()
    expect(desk.get_by_role("heading", name="Password change successful")).to_be_visible()
    assert faults(desk) == []
    desk.get_by_role("button", name="Log out").click()
    expect(desk.get_by_role("heading", name="Logged out")).to_be_visible()
    assert faults(desk) == []


def test_fields_that_complete_keep_the_names_of_their_labels(desk: Page) -> None:
    desk.goto(f"{DESK}/event/add/")
    for field in ("Type", "Topics", "Sentence"):
        expect(desk.get_by_role("combobox", name=field)).to_be_visible()
    countries = desk.get_by_role("combobox", name="Country")
    expect(countries).to_have_count(2)
    choose(desk, "id_participations-0-country", "Afgh", "Afghanistan")
    choose(desk, "id_participations-1-country", "Pakis", "Pakistan")
    desk.get_by_role("button", name="Add another Participation").click()
    expect(countries).to_have_count(3)
    desk.get_by_role("button", name="Remove").first.click()
    expect(countries).to_have_count(2)
    # Its name, and what was chosen in it.
    expect(countries.first).to_have_accessible_name("Country: Pakistan")
    assert faults(desk) == []

    countries.last.click()
    expect(desk.get_by_role("searchbox", name="Country")).to_be_focused()
    expect(desk.get_by_role("listbox", name="Country").get_by_role("option").first).to_be_visible()
    assert faults(desk) == []
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Add another Statement").click()
    expect(desk.get_by_role("combobox", name="Speaker")).to_be_visible()
    expect(desk.get_by_role("combobox", name="Sentences")).to_be_visible()
    assert faults(desk) == []
