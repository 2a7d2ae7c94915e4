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
