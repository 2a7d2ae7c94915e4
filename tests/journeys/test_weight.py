"""The first view of a timeline, as production serves it, is light, calm and from one host."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.pages import CROWDED_DYAD, DEMO_DYAD
from tests.sites import Site, in_production

# Bytes over the wire, without fonts and with them.
HEAVIEST, HEAVIEST_WITH_FONTS = 55_000, 95_000
MOST_SHIFTED = 0.02
# Chromium without a window leaves the icon out.
FETCH_THE_ICON = "fetch(document.querySelector('link[rel=icon]').href).then(icon => icon.text())"
SHIFTED = """
new Promise(answer => {
  let shifted = 0;
  const add = entries => entries.forEach(entry => { shifted += entry.value });
  const observer = new PerformanceObserver(list => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => { add(observer.takeRecords()); answer(shifted) }, 500);
})
"""


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory, crowd: Path) -> Iterator[Site]:
    """The demo and a crowd of 180, deployed."""
    with in_production(tmp_path_factory.mktemp("production"), crowd) as site:
        yield site


@pytest.fixture(params=[390, 1280])
def fresh(browser: Browser, production: Site, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a reader with an empty cache, on a phone and at a desk."""
    context = browser.new_context(
        base_url=production.address,
        ignore_https_errors=True,
        viewport={"width": request.param, "height": 844},
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("dyad", [DEMO_DYAD, CROWDED_DYAD])
def test_first_view_is_light_calm_and_from_one_host(
    fresh: Page, production: Site, dyad: str
) -> None:
    wire = fresh.context.new_cdp_session(fresh)
    wire.send("Network.enable")
    asked: dict[str, str] = {}
    moved: dict[str, int] = {}
    fonts: set[str] = set()
    wire.on(
        "Network.requestWillBeSent",
        lambda sent: asked.update({sent["requestId"]: sent["request"]["url"]}),
    )
    wire.on(
        "Network.responseReceived",
        lambda answer: fonts.add(answer["requestId"]) if answer["type"] == "Font" else None,
    )
    wire.on(
        "Network.loadingFinished",
        lambda end: moved.update({end["requestId"]: int(end["encodedDataLength"])}),
    )
    fresh.goto(dyad)
    fresh.evaluate(FETCH_THE_ICON)
    assert fresh.evaluate(SHIFTED) < MOST_SHIFTED
    # The browser draws its own form fields from data: addresses.
    own = ("data:", production.address)
    assert [each for each in asked.values() if not each.startswith(own)] == []
    assert any("htmx-2.min" in each for each in asked.values())
    assert fonts
    assert sum(size for request, size in moved.items() if request not in fonts) <= HEAVIEST
    # The crowd has names in other scripts, whose fonts come where they are used alone.
    elsewhere = {request for request, url in asked.items() if "/noto-" in url}
    shown = (size for request, size in moved.items() if request not in elsewhere)
    assert sum(shown) <= HEAVIEST_WITH_FONTS
