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
