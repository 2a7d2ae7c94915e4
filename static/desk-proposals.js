// Takes a proposal into the form of an event at a click. Without script the table says what to write.

const $ = window.django?.jQuery;

const field = (id) => document.getElementById(id);

function put(id, text) {
  field(id).value = text;
  field(id).dispatchEvent(new Event("input", { bubbles: true }));
}

// A field that completes what is typed holds only the choices that were made in it.
function choose(select, { value, words }) {
  if (![...select.options].some((option) => option.value === value)) {
    select.add(new Option(words, value));
  }
  select.value = value;
  $(select).trigger("change");
}

function takeDate({ value, said, note }) {
  put("id_date", value);
  const words = { id_date_said: said, id_date_note: note };
  for (const [id, text] of Object.entries(words)) {
    if (!field(id).value.trim()) put(id, text);
  }
  return field("id_date");
}

const countries = () => [
  ...document.querySelectorAll("#participations-group tr:not(.empty-form) select[name$=-country]"),
];

// Into a row that is still empty, or into one more.
function takeCountry(proposed) {
  if (!countries().some((select) => !select.value)) {
    document.querySelector("#participations-group .add-row a").click();
  }
  const select = countries().find((each) => !each.value);
  choose(select, proposed);
  field(select.id.replace(/country$/, "role")).value = proposed.role;
  return field(select.id.replace(/country$/, "role"));
}

function takePlace({ value }) {
  put("id_place", value);
  return field("id_place");
}

function takeType(proposed) {
  choose(field("id_type"), proposed);
  return field("id_place");
}

// Each returns the field at which to go on.
const TAKE = {
  date: takeDate,
  participations: takeCountry,
  place: takePlace,
  type: takeType,
};

for (const button of document.querySelectorAll(".proposals button[data-about]")) {
  const take = TAKE[button.dataset.about];
  button.hidden = !take;
  button.addEventListener("click", () => take(button.dataset).focus());
}
