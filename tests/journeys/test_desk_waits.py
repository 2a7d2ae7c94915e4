"""The first page of a long record takes in what the desk has to read first."""

from playwright.sync_api import Page, Route, expect

from tests.journeys.desk import pages_of_drafts, sign_in
from tests.sites import Site

MAKE_DRAFT = """
from tests.factories import make_event
print("draft", make_event("A draft that is ready").pk)
"""
LIST = '<ul aria-live="polite">'
LINK = '<li data-waits><a href="/admin/waits/">Drafts and changes</a></li>'
SCRIPT = '<script src="/static/desk-waits.js" type="module"></script>'


def as_of_a_long_record(route: Route) -> None:
    """The first page with the link of a long record, beside what a short one says by itself."""
    answer = route.fetch()
    page = answer.text().replace(LIST, f"{LIST}{LINK}").replace("</head>", f"{SCRIPT}</head>")
    route.fulfill(response=answer, body=page)


def test_what_the_desk_has_read_takes_the_place_of_the_link(site: Site, page: Page) -> None:
    next(pages_of_drafts(site, MAKE_DRAFT))
    sign_in(page)
    page.route("**/admin/", as_of_a_long_record)
    page.goto("/admin/")
    ready = page.locator(".waits li").filter(has_text="ready to be sent for review")
    expect(ready).to_have_count(2)
    expect(page.locator("[data-waits]")).to_have_count(0)
