"""What axe finds on a page, in both colour schemes.

Contrast takes axe longer than all its other rules together, and says the same of all that has the
same colours before the same background. So it is asked once for each such pair of a worker's pages.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCHEMES = ("light", "dark")
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
# Reading the sheets that others import, axe would write styles into the page, which the policy
# forbids; no rule that is asked for reads the sheets themselves.
QUICKLY = {"resultTypes": ["violations"], "preload": False}
COLOURS = {"runOnly": COLOUR_RULES, **QUICKLY}
ALL_ELSE = {"rules": {rule: {"enabled": False} for rule in COLOUR_RULES}, **QUICKLY}
NOTHING_TO_LOAD = "0"
# Marks what looks unlike all that was seen, and answers how that looks. What is placed over other
# things is always looked at: what it stands before says none of its ancestors.
MARK_UNSEEN = """
([seen, within]) => {
  const grounds = new Map([[null, { paint: "", isPlaced: false }]]);
  const groundOf = element => {
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element);
      const isOpaque = /^rgb\\(/.test(backgroundColor) && backgroundImage === "none";
      const isPlacedHere = position === "absolute" || position === "fixed";
      const beyond = groundOf(element.parentElement);
      const isPlain = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none";
      const paint = isPlain && opacity === "1" ? "" : backgroundColor + backgroundImage + opacity;
      const isPlaced = !isOpaque && (isPlacedHere || beyond.isPlaced);
      grounds.set(element, { paint: paint + beyond.paint, isPlaced });
    }
    return grounds.get(element);
  };
  const isText = node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
  const hasText = element => [...element.childNodes].some(isText);
  const options = { opacityProperty: true, visibilityProperty: true };
  const isShown = element => element.checkVisibility(options);
  const lookOf = element => {
    const style = getComputedStyle(element);
    const around = element.parentElement;
    return [
      style.color, style.fontSize, style.fontWeight, style.textShadow, style.textDecorationLine,
      style.borderBottomStyle, element.closest("a") !== null, hasText(around),
      getComputedStyle(around).color, element.matches(":disabled, [aria-disabled=true]"),
      groundOf(element).paint,
    ].join(";");
  };
  const known = new Set(seen);
  const unseen = [];
  for (const element of document.querySelectorAll(within)) {
    element.removeAttribute("data-unseen");
    const hasColour = element.matches("a, input, select, textarea") || hasText(element);
    if (!hasColour || !isShown(element)) continue;
    const look = lookOf(element);
    if (known.has(look) && !groundOf(element).isPlaced) continue;
    known.add(look);
    unseen.push(look);
    element.setAttribute("data-unseen", "");
  }
  return unseen;
}
"""

_SEEN: dict[str, set[str]] = {scheme: set() for scheme in SCHEMES}
"""How the elements look that this worker has asked about, by colour scheme."""


def violations(page: Page, within: str | None = None) -> list[str]:
    """The rules that are broken anywhere, or by what the selector finds and what is in it, each
    with the first element that breaks it; the page is left dark."""
    broken = []
    asked_about = f"{within}, {within} *" if within else "body *"
    for scheme in SCHEMES:
        # Colours of the desk change slowly, unless the reader wants no motion.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if scheme == "light":
            broken += _run(page, ALL_ELSE, within)
        unseen = page.evaluate(MARK_UNSEEN, [list(_SEEN[scheme]), asked_about])
        _SEEN[scheme].update(unseen)
        if unseen:
            broken += [f"{scheme}: {each}" for each in _run(page, COLOURS, "[data-unseen]")]
    return broken


def _run(page: Page, options: dict[str, Any], context: str | None) -> list[str]:
    axe = Axe(NOTHING_TO_LOAD) if page.evaluate("'axe' in window") else Axe()
    found = axe.run(page, context, options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]
