// The search in the header: what a reader types is looked for at once, and shown as a list to move
// in with the arrow keys (the combobox pattern of ARIA). Without this, it is a form.

const PAUSE = 150; // milliseconds without a key, after which is asked

let timer = 0;
let request = null;

function partsOf(element) {
  const form = element.closest?.("form.find");
  if (!form) return null;
  return {
    form,
    field: form.querySelector("input"),
    list: form.querySelector("[role=listbox]"),
    status: form.querySelector("[role=status]"),
  };
}

function optionsOf({ list }) {
  return [...list.querySelectorAll("[role=option]")];
}

function chosenOf(parts) {
  return optionsOf(parts).find((each) => each.getAttribute("aria-selected") === "true");
}

function choose(parts, option) {
  for (const each of optionsOf(parts)) each.setAttribute("aria-selected", String(each === option));
  if (option) {
    parts.field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    parts.field.removeAttribute("aria-activedescendant");
  }
}

function show(parts, isShown) {
  parts.list.hidden = !isShown;
  parts.field.setAttribute("aria-expanded", String(isShown));
  if (!isShown) choose(parts, null);
}

function forget(parts) {
  clearTimeout(timer);
  request?.abort();
  show(parts, false);
  parts.status.textContent = "";
}

async function suggest(parts) {
  request?.abort();
  request = new AbortController();
  const question = parts.field.value;
  const address = `${parts.form.dataset.suggestions}?${new URLSearchParams({ q: question })}`;
  try {
    const answer = await fetch(address, { signal: request.signal });
    // Whoever asks too often still has the form.
    const html = answer.ok ? await answer.text() : "";
    if (parts.field.value !== question || document.activeElement !== parts.field) return;
    parts.list.innerHTML = html;
    show(parts, optionsOf(parts).length > 0);
    const said = parts.list.querySelector("[data-said]");
    parts.status.textContent = said ? said.dataset.said : "";
  } catch {
    // It was given up for a later one, or there is no way to the server.
  }
}

// Each of these tells whether there was anything to do: else the key keeps its usual meaning.

function step(parts, by) {
  const options = optionsOf(parts);
  if (!options.length) return false;
  if (parts.list.hidden) show(parts, true);
  // Before the first and after the last is the field itself.
  const places = options.length + 1;
  const place = (options.indexOf(chosenOf(parts)) + 1 + by + places) % places;
  choose(parts, options[place - 1] ?? null);
  return true;
}

function follow(parts) {
  const chosen = parts.list.hidden ? null : chosenOf(parts);
  chosen?.click();
  return Boolean(chosen);
}

function close(parts) {
  if (parts.list.hidden) return false;
  forget(parts);
  return true;
}

document.addEventListener("focusin", ({ target }) => {
  const parts = partsOf(target);
  if (!parts || target !== parts.field || target.role === "combobox") return;
  target.setAttribute("role", "combobox");
  target.setAttribute("aria-autocomplete", "list");
  target.setAttribute("aria-controls", parts.list.id);
  target.setAttribute("aria-expanded", "false");
});

document.addEventListener("input", ({ target }) => {
  const parts = partsOf(target);
  if (!parts) return;
  clearTimeout(timer);
  if (parts.field.value.trim()) timer = setTimeout(suggest, PAUSE, parts);
  else forget(parts);
});

const KEYS = {
  ArrowDown: (parts) => step(parts, 1),
  ArrowUp: (parts) => step(parts, -1),
  Enter: follow,
  Escape: close,
};

document.addEventListener("keydown", (event) => {
  const parts = partsOf(event.target);
  if (!parts || event.target !== parts.field || event.isComposing) return;
  if (KEYS[event.key]?.(parts)) event.preventDefault();
});

// The field keeps the focus while an option is pressed, so that the list is still there.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest?.("form.find [role=listbox]")) event.preventDefault();
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const parts = partsOf(target);
  if (parts && !parts.list.contains(relatedTarget)) forget(parts);
});

document.addEventListener("submit", ({ target }) => {
  const parts = partsOf(target);
  if (parts) forget(parts);
});
