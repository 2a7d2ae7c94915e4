// Says at once what is wrong with the dates of a form, in the words that the form brings along.
// HTML can refuse neither the 30th of February nor an end before its beginning, and it speaks only
// when a form is sent. Of dates in words only the year is looked for: the server reads them, and
// what it refuses is told beside its field, with the days that may be meant.

const PLAIN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const HAS_YEAR = /(?<!\d)\d{4}(?!\d)/;
const UNFINISHED = /^\d{4}-[01]?$|^\d{4}-\d{2}-[0-3]?$/;

function daysIn(year, month) {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

function problemOf(text) {
  const parts = PLAIN.exec(text);
  if (!parts) return text && !HAS_YEAR.test(text) ? "malformed" : "";
  const [year, month, day] = parts.slice(1).map((part) => Number(part ?? 1));
  return day >= 1 && day <= daysIn(year, month) ? "" : "impossible";
}

function isReversed(since, until) {
  const first = since + "-01-01".slice(since.length - 4);
  const last = until + "-12-31".slice(until.length - 4);
  return first > last;
}

function tell(input, problem, isUnfinished) {
  const words = problem && input.closest("[data-malformed]").dataset[problem];
  input.setCustomValidity(words);
  const shown = isUnfinished ? "" : words;
  input.setAttribute("aria-invalid", String(shown !== ""));
  document.getElementById(`${input.id}-problem`).textContent = shown;
}

function check(event) {
  const dates = event.target.closest?.("[data-malformed]");
  if (!dates) return;
  const inputs = [...dates.querySelectorAll("input")];
  const texts = inputs.map((input) => input.value.trim());
  const problems = texts.map(problemOf);
  if (texts.every((text) => PLAIN.test(text)) && !problems.some(Boolean) && isReversed(...texts)) {
    problems[1] = "reversed";
  }
  inputs.forEach((input, place) => {
    const isTyping = event.type === "input" && event.target === input;
    const isUnfinished = problems[place] === "malformed" || UNFINISHED.test(texts[place]);
    tell(input, problems[place], isTyping && isUnfinished);
  });
}

document.addEventListener("input", check);
// Before htmx hears of it, which then asks whether the form is valid.
document.addEventListener("change", check, true);

// A date is told beside its field; where something else was changed, lead there.
document.addEventListener("htmx:validation:halted", ({ detail, target }) => {
  if (!detail.triggeringEvent?.target.closest("[data-malformed]")) target.reportValidity();
});

// What the server refuses in one of the fields, from the page that it answers with.
document.addEventListener("htmx:responseError", (event) => {
  const { xhr } = event.detail;
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const refusal = page.getElementById("refusal");
  const input = document.querySelector(`[data-malformed] [name="${refusal?.dataset.parameter}"]`);
  if (!input) return;
  const problem = document.getElementById(`${input.id}-problem`);
  const meant = page.getElementById("meant");
  problem.replaceChildren(refusal.dataset.told, ...(meant ? [meant] : []));
  input.setAttribute("aria-invalid", "true");
  // It is told, so that nothing else has to be.
  event.stopImmediatePropagation();
});
