// Warns before a page is left on which something was typed, or taken from an offer, and not sent.
// What is sent is kept by the server, whatever comes of it.

const form = document.querySelector("#content-main form[method=post]");
let isChanged = Boolean(form?.querySelector("[data-unsaved]"));

const change = () => {
  isChanged = true;
};

// Scripts tell of changes too, as soon as a page has loaded: an editor's own are trusted.
const changeByEditor = ({ isTrusted }) => {
  isChanged ||= isTrusted;
};

if (form) {
  form.addEventListener("input", changeByEditor);
  form.addEventListener("change", changeByEditor);
  form.addEventListener("click", ({ target }) => {
    if (target.closest("[name=_take], .add-row, .inline-deletelink")) change();
  });
  // A list that completes what is typed tells jQuery alone.
  window.django?.jQuery(form).on("select2:select select2:unselect select2:clear", change);
  document.addEventListener("submit", () => {
    isChanged = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });
}
