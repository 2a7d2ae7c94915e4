// Light or dark as the reader has chosen, before the first line is drawn. CSS alone can follow
// the system, but cannot remember another choice. It runs in the head and blocks, so that no
// page flashes; it listens on the document, so that a swapped body needs no new listener.
(() => {
  const KEY = "scheme";
  const NEXT = { system: "light", light: "dark", dark: "system" };

  // A browser may forbid storage: then the choice lasts as long as the page.
  const recall = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  const remember = (choice) => {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      return;
    }
  };

  const show = (choice) => {
    const scheme = choice === "light" || choice === "dark" ? choice : null;
    if (scheme) document.documentElement.dataset.scheme = scheme;
    else delete document.documentElement.dataset.scheme;
    document.querySelector("meta[name=color-scheme]").content = scheme ?? "light dark";
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      const own = meta.dataset.scheme;
      const chosen = own === scheme ? "all" : "not all";
      meta.media = scheme ? chosen : `(prefers-color-scheme: ${own})`;
    }
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest(".scheme")) return;
    const choice = NEXT[document.documentElement.dataset.scheme ?? "system"];
    remember(choice);
    show(choice);
  });

  // The choice may have been made in another tab, or on a page that Back has left behind.
  addEventListener("storage", (event) => {
    if (event.key === KEY) show(event.newValue);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) show(recall() ?? document.documentElement.dataset.scheme);
  });

  show(recall());
})();
