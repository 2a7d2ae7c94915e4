// Says what htmx leaves unsaid: that an answer failed, visibly and to screen readers, and after
// Back and Forward how much the list holds now.

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
