// What htmx leaves to us where it swaps a list: the focus, the place, and the order of answers.

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

// Back and Forward within the timeline return to the place on the page that the reader had left.
// For pages that it loads the browser does so itself. But what lies between two states of one
// page htmx fetches anew from the server, and by then the browser has given up: so the place is
// remembered here, by history entry, and restored when the state is drawn.

const KEY = "scroll";
const MOST = 50;

// A browser may forbid storage: then places last as long as the page.
const recall = () => {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY)) ?? []);
  } catch {
    return new Map();
  }
};

const places = recall();

const remember = () => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...places].slice(-MOST)));
  } catch {
    return;
  }
};

// Older browsers do not name their history entries; there equal addresses share one place.
const entry = () => window.navigation?.currentEntry?.key ?? location.href;

let returning = false;

// While a state is fetched, another one is still drawn: its place is not that of the new one.
const notePlace = () => {
  if (returning) return;
  places.delete(entry());
  places.set(entry(), scrollY);
};

addEventListener("scroll", notePlace, { passive: true });
addEventListener("pagehide", remember);

// The entry that a reader leaves is still the current one here.
document.addEventListener("htmx:beforeHistoryUpdate", () => {
  notePlace();
  remember();
});

addEventListener("popstate", (event) => {
  returning = Boolean(event.state?.htmx) && places.has(entry());
});
document.addEventListener("htmx:historyRestore", () => {
  if (returning) scrollTo({ top: places.get(entry()), behavior: "instant" });
  returning = false;
});
document.addEventListener("htmx:historyCacheMissLoadError", () => {
  returning = false;
});

// What a list that htmx asks for leaves to us: that the answer is the one to what the reader has
// chosen last, and that a failure is seen and heard.

function say(words) {
  document.getElementById("announcement").textContent = words;
}

function tell(problem) {
  const failure = document.getElementById("failure");
  failure.textContent = failure.dataset[problem];
  // Above an open sheet, which a popover alone can be.
  failure.togglePopover?.(true);
  say(failure.textContent);
}

function forget() {
  const failure = document.getElementById("failure");
  if (!failure.textContent) return;
  failure.togglePopover?.(false);
  failure.textContent = "";
}

document.addEventListener("htmx:responseError", () => tell("refused"));
document.addEventListener("htmx:sendError", () => tell("unanswered"));
document.addEventListener("htmx:afterSwap", forget);
document.addEventListener("htmx:historyRestore", () => {
  say(document.getElementById("announcement").dataset.returned);
});

// Back and Forward draw the state that was asked for last. htmx fetches each state from the
// server and draws whichever answers last: pressed twice in a row, that may be the wrong one, and
// so may the answer to a filter that was still awaited.

let awaited = null;

function awaitOnly(request) {
  awaited?.abort();
  awaited = request;
}

document.addEventListener("htmx:historyCacheMiss", ({ detail }) => awaitOnly(detail.xhr));
document.addEventListener("htmx:beforeSend", ({ detail }) => {
  if (detail.target.closest("#results")) awaitOnly(detail.xhr);
});

// Applies what a reader has ticked before htmx listened: the form then holds another choice than
// the list that it stands beside.

const isChanged = (field) =>
  field.type === "checkbox"
    ? field.checked !== field.defaultChecked
    : field.value !== field.defaultValue && field !== document.activeElement;

document.addEventListener(
  "htmx:load",
  () => {
    const form = document.getElementById("narrow");
    const fields = [...form.elements].filter((each) => each.form === form && each.name);
    if (fields.some(isChanged)) form.requestSubmit();
  },
  { once: true },
);
