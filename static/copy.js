// Copies an address or a citation at a click, which HTML cannot. The buttons are hidden until
// there is a clipboard to copy to; without one, or without script, the text can be selected.
(() => {
  if (!navigator.clipboard) return;

  const told = document.querySelector("[data-copied]");

  const copy = async (from) => {
    told.textContent = "";
    try {
      await navigator.clipboard.writeText(
        from.value ?? from.textContent.trim().replace(/\s+/g, " "),
      );
      told.textContent = told.dataset.copied;
    } catch {
      // The reader has forbidden it: what remains is to copy by hand.
      getSelection().selectAllChildren(from);
      from.select?.();
    }
  };

  for (const button of document.querySelectorAll("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(document.getElementById(button.dataset.copies)));
  }
})();
