// Takes what is offered beside a field into the form at a click, and says which offers the form holds.
// Without script the buttons send the form, which comes back with the values in it.

const $ = window.django?.jQuery;
const WHERE_BLANK = "~";

// Rows are numbered anew when one is removed; what their buttons send is not.
function fieldOf(button, name) {
  const row = button.closest("[id].form-row, [id].inline-related");
  const own = row && /-\d+$/.test(row.id) ? name.replace(/^[\w]+-\d+(?=-)/, row.id) : name;
  return document.getElementById(`id_${own}`);
}

function valuesOf(button) {
  const names = JSON.parse(button.dataset.names);
  return [...new URLSearchParams(button.value)].flatMap(([sent, value]) => {
    const name = sent.replace(WHERE_BLANK, "");
    const field = fieldOf(button, name);
    return field ? [{ field, value, words: names[name], isKept: name !== sent }] : [];
  });
}

// A field that completes what is typed holds only the choices that were made in it.
function put({ field, value, words, isKept }) {
  if (isKept && field.value.trim()) return;
  if (value && words && field.options && ![...field.options].some((each) => each.value === value)) {
    field.add(new Option(words, value));
  }
  field.value = value;
  field.dispatchEvent(new Event(field.options ? "change" : "input", { bubbles: true }));
  if (field.options) $(field).trigger("change.select2");
}

const holds = ({ field, value, isKept }) => isKept || field.value === value;

// The first field of what was taken.
function goOnAt(button) {
  const field = valuesOf(button)[0].field;
  const select2 = field.parentElement.querySelector(":scope > .select2 .select2-selection");
  (select2 ?? field).focus();
}

function say(button) {
  const isInForm = valuesOf(button).every(holds);
  const item = button.closest("li");
  item.classList.toggle("is-in-form", isInForm);
  item.querySelector(".not-in-form").hidden = isInForm;
  const inForm = item.querySelector(".in-form");
  if (inForm) inForm.hidden = !isInForm;
  else item.hidden = isInForm;
}

const buttons = () => document.querySelectorAll(".offers button[name=_take]");
const sayAll = () => buttons().forEach(say);

for (const button of buttons()) {
  button.type = "button";
  button.addEventListener("click", () => {
    for (const each of valuesOf(button)) put(each);
    sayAll();
    goOnAt(button);
  });
}
document.addEventListener("change", sayAll);
document.addEventListener("input", sayAll);
// What is chosen from a list that completes tells jQuery alone.
$?.(document).on("change", sayAll);
sayAll();
