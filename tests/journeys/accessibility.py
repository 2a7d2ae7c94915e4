"""What axe finds on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NOTHING_TO_LOAD = "0"


def violations(page: Page, options: dict[str, Any], context: str | None = None) -> list[str]:
    """The rules that are broken, each with the first element that breaks it: anywhere, or within
    the elements that a selector finds.

    axe is loaded once for a page, however often it is asked there.
    """
    axe = Axe(NOTHING_TO_LOAD) if page.evaluate("'axe' in window") else Axe()
    broken = axe.run(page, context, options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in broken]
