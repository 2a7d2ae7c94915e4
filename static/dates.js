// Says at once what is wrong with the dates of a form, in the words that the form brings along.
// HTML can refuse a pattern, but neither the 30th of February nor an end before its beginning,
// and it speaks only when a form is sent. The server remains the judge.

const PLAIN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const UNFINISHED = /^\d{0,4}$|^\d{4}-[01]?$|^\d{4}-\d{2}-[0-3]?$/;

function daysIn(year, month) {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

function problemOf(text) {
  const parts = PLAIN.exec(text);
  if (text && !parts) return "malformed";
  const [year, month, day] = text ? parts.slice(1).map((part) => Number(part ?? 1)) : [1, 1, 1];
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
  if (texts.every(Boolean) && !problems.some(Boolean) && isReversed(...texts)) {
    problems[1] = "reversed";
  }
  inputs.forEach((input, place) => {
    const isTyping = event.type === "input" && event.target === input;
    tell(input, problems[place], isTyping && UNFINISHED.test(texts[place]));
  });
}

document.addEventListener("input", check);
// Before htmx hears of it, which then asks whether the form is valid.
document.addEventListener("change", check, true);

// A date is told beside its field; where something else was changed, lead there.
document.addEventListener("htmx:validation:halted", ({ detail, target }) => {
  if (!detail.triggeringEvent?.target.closest("[data-malformed]")) target.reportValidity();
});
