// Copies an address or a citation at a click, which HTML cannot. The buttons are hidden until
// there is a clipboard to copy to; without one, or without script, the text can be selected.
(() => {
  if (!navigator.clipboard) return;

  // Marks and letters that turn the text around them. On the page an element isolates them; a copy
  // has none.
  const TURNING = /[\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

  const isolated = (text) => (TURNING.test(text) ? `\u2068${text}\u2069` : text);

  const textOf = (element) => {
    if (element.value !== undefined) return element.value;
    const copy = element.cloneNode(true);
    for (const apart of copy.querySelectorAll("bdi")) {
      apart.textContent = isolated(apart.textContent);
    }
    return copy.textContent.trim().replace(/\s+/g, " ");
  };

  const told = document.querySelector("[data-copied]");

  const copy = async (from) => {
    told.textContent = "";
    try {
      await navigator.clipboard.writeText(textOf(from));
      told.textContent = told.dataset.copied;
    } catch {
      // The reader has forbidden it: what remains is to copy by hand.
      getSelection().selectAllChildren(from);
      from.select?.();
    }
  };

  for (const button of document.querySelectorAll("[data-copies]")) {
    const from = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", () => copy(from));
  }
})();
