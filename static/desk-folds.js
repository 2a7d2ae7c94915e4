// Opens a folded statement in place: the form that the desk sends takes the place of the line, which
// says by itself that nobody has touched the statement. Without script its link opens it on a new page.

const formAt = async (address) => {
  const answer = await fetch(address).catch(() => null);
  // An account that was logged out meanwhile is led to a page.
  if (!answer?.ok || answer.redirected) return null;
  const page = document.createElement("template");
  page.innerHTML = await answer.text();
  return page.content.firstElementChild;
};

const open = async (link) => {
  const line = link.closest(".folded");
  line.setAttribute("aria-busy", "true");
  const row = await formAt(link.dataset.form);
  if (!row) {
    location.assign(link.href);
    return;
  }
  // Opened twice at a time, the first form stays.
  if (!line.isConnected) return;
  row.classList.add("dynamic-statements");
  line.replaceWith(row);
  // Django's scripts and ours take it for a row that has just come.
  const detail = { formsetName: "statements" };
  row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail }));
  // Not the box that deletes it, which comes first.
  row.querySelector(":scope fieldset :is(.select2-selection, select, input, textarea)")?.focus();
};

// It listens on the document: Django's script for rows writes their lines anew.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-form]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || elsewhere) return;
  event.preventDefault();
  open(link);
});
