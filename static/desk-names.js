// Names what select2 makes of a field that completes what is typed: it leaves it unnamed, so that to
// a screen reader the field would be its value alone. The name is that of the field's own label.
const $ = window.django?.jQuery;

const fieldOf = (select) =>
  select.parentElement.querySelector(":scope > .select2 .select2-selection");

const labelOf = (select) => {
  const label = select.labels[0];
  if (label) label.id = `${select.id}_label`;
  return label;
};

// Again whenever rows come or go: then their numbers change, and the ids with them.
const name = (select) => {
  const field = fieldOf(select);
  const label = labelOf(select);
  if (!field || !label) return;
  const value = field.querySelector(".select2-selection__rendered");
  // The value of a field is no field of its own.
  value.removeAttribute("role");
  value.removeAttribute("aria-readonly");
  field.setAttribute("aria-labelledby", [label.id, value.id].filter(Boolean).join(" "));
  for (const said of ["aria-describedby", "aria-invalid"]) {
    if (select.hasAttribute(said)) field.setAttribute(said, select.getAttribute(said));
  }
  field.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", label.id);
};

const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(name);

// The list is made anew each time it opens.
const nameOpened = ({ target }) => {
  const label = labelOf(target);
  if (!label) return;
  const field = fieldOf(target);
  field.setAttribute("aria-controls", field.getAttribute("aria-owns"));
  const opened = ".select2-container--open :is(.select2-search__field, .select2-results__options)";
  for (const each of document.querySelectorAll(opened)) {
    each.setAttribute("aria-labelledby", label.id);
  }
};

// Before select2 reads them, also in the row from which new ones are made: its list hangs within
// the page's main part, and a field of several values has no button to clear it, which would
// stand among the values, each of which has one.
const prepare = (place) => {
  for (const select of place.querySelectorAll("select.admin-autocomplete")) {
    select.dataset.dropdownParent = "main";
    if (select.multiple) select.dataset.allowClear = "false";
  }
};

if ($) {
  prepare(document);
  // On its way down, before Django's script hears of it.
  document.addEventListener("formset:added", ({ target }) => prepare(target), true);
  $(nameAll);
  $(document).on("select2:open", nameOpened);
  document.addEventListener("formset:added", nameAll);
  document.addEventListener("formset:removed", () => queueMicrotask(nameAll));
}
