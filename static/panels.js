// What the panels of the bar lack in HTML: they close at Escape, which returns the focus, and where
// a reader goes on elsewhere, so that they cover nothing that has the focus; and the one that is
// open stays so when htmx swaps the form that it stands in. In the sheet of a phone, where they
// cover nothing, they stay open.

const opened = () => document.querySelector(".panel[open]");

function isInSheet(panel) {
  const sheet = panel.closest("[popover]");
  return "popover" in HTMLElement.prototype && sheet.matches(":popover-open");
}

function leave(event) {
  const panel = opened();
  if (panel && !panel.contains(event.target) && !isInSheet(panel)) panel.open = false;
}

document.addEventListener("pointerdown", leave);
document.addEventListener("focusin", leave);

document.addEventListener("keydown", (event) => {
  const panel = event.key === "Escape" && opened();
  if (!panel || isInSheet(panel)) return;
  panel.open = false;
  panel.querySelector("summary").focus();
});

// Where the bar has not been reached yet, a panel would open below the window. One that is in sight
// moves nothing: the bar covers what the window keeps free for headings, and so would be scrolled.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.matches?.(".panel[open]") || isInSheet(target)) return;
    const body = target.querySelector(".panel-body");
    if (body.getBoundingClientRect().bottom > innerHeight)
      body.scrollIntoView({ block: "nearest" });
  },
  true,
);

let name = "";

document.addEventListener("htmx:beforeSwap", () => {
  name = opened()?.dataset.panel ?? "";
});
document.addEventListener("htmx:oobAfterSwap", () => {
  const panel = name && document.querySelector(`.panel[data-panel="${name}"]`);
  if (panel) panel.open = true;
});
