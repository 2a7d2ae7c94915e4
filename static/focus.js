// Keeps a reader's place when the list and its filters are swapped. htmx focuses what has the same
// id as before; where nothing has, as with the last of the chips, the focus would be lost, and
// what was typed but not yet sent would be too.

let around = [];
let typed = [];

function idsAround(element) {
  const ids = [];
  for (let each = element; each; each = each.parentElement) if (each.id) ids.push(each.id);
  return ids;
}

document.addEventListener("htmx:beforeSwap", () => {
  around = idsAround(document.activeElement);
  const fields = document.querySelectorAll("#filters input:is([type=text], [type=search])");
  typed = [...fields]
    .filter((field) => field === document.activeElement || field.hasAttribute("form"))
    .map((field) => [field.id, field.value]);
});

document.addEventListener("htmx:afterSettle", () => {
  for (const [id, text] of typed.splice(0)) {
    const field = document.getElementById(id);
    if (!field || field.value === text) continue;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (document.activeElement !== document.body) return;
  const nearest = around.map((id) => document.getElementById(id)).find(Boolean);
  if (!nearest) return;
  if (nearest.tabIndex < 0) nearest.tabIndex = -1;
  nearest.focus({ preventScroll: true });
});
