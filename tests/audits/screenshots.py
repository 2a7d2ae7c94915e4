"""`python -m tests.audits.screenshots`: every page as readers see it, into `screenshots/`.

Wide and narrow, light and dark, and on paper; of the demo and of a crowd of 300 events. Also
draws anew the one picture that README shows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.pages import CROWDED_DYAD, DEMO_DYAD, pages_of
from tests.sites import CHROMIUM, CHROMIUM_ARGUMENTS, Site, in_development

HOUSE = Path(__file__).parent.parent.parent
FOLDER = HOUSE / "screenshots"
PICTURE = HOUSE / "docs/timeline.png"
PICTURE_SIZE: ViewportSize = {"width": 1280, "height": 900}
WIDTHS = [1280, 390]
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
PRINTED = {"dyad", "event", "source"}


def main() -> None:
    with TemporaryDirectory() as demo, in_development(Path(demo)) as site:
        site.manage("demo")
        draw(site, DEMO_DYAD, FOLDER / "demo")
        draw_picture(site.address + DEMO_DYAD)
    with TemporaryDirectory() as crowd, in_development(Path(crowd)) as site:
        site.run("-m", "tests.crowd", "300")
        draw(site, CROWDED_DYAD, FOLDER / "crowd")


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


def draw(site: Site, dyad: str, folder: Path) -> None:
    addresses = {name: site.address + path for name, path in pages_of(site, dyad).items()}
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as opened:
        for width in WIDTHS:
            for scheme in SCHEMES:
                draw_on_screen(opened, addresses, width, scheme, folder)
        draw_on_paper(opened, {name: addresses[name] for name in PRINTED}, folder)


def draw_picture(address: str) -> None:
    """The first screen of a timeline."""
    with browser() as opened:
        page = opened.new_page(viewport=PICTURE_SIZE)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURE)


def draw_on_screen(
    browser: Browser,
    addresses: dict[str, str],
    width: int,
    scheme: Literal["light", "dark"],
    folder: Path,
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for name, address in addresses.items():
        page.goto(address)
        page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
    page.close()


def draw_on_paper(browser: Browser, addresses: dict[str, str], folder: Path) -> None:
    """From a dark screen, since paper is light for everyone."""
    page = browser.new_page(color_scheme="dark")
    for name, address in addresses.items():
        page.goto(address)
        page.pdf(path=folder / f"{name}.pdf", format="A4")
    page.close()


if __name__ == "__main__":
    main()
