// What a strip can do besides being links: one stop for those who tab, with the arrow keys inside;
// a span of days that is marked, by dragging or with Shift and the arrow keys, and then shown; and
// a line for today, which the server does not draw since it says the same every day.

const DAY = 86_400_000;
const LEAST_DRAG = 8;

const dayOf = (text) => Date.parse(`${text}T00:00Z`) / DAY;
const textOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

// The picture that the width of the screen shows, of the several that a drawing has.
const shownIn = (drawing) =>
  [...drawing.children].find((each) => each.dataset.start && each.getClientRects().length);
const linksIn = (picture) => [...picture.querySelectorAll("a[data-first]")];

// The days of a drawing between the places, in per cent of the width, at which its picture has them.
const scaleOf = (drawing, picture) => {
  const [first, last] = [dayOf(drawing.dataset.first), dayOf(drawing.dataset.last) + 1];
  const [start, end] = [Number(picture.dataset.start), Number(picture.dataset.end)];
  return {
    days: last - first,
    percent: (day) => start + ((day - first) / (last - first)) * (end - start),
    day: (percent) => {
      const share = Math.min(Math.max((percent - start) / (end - start), 0), 1);
      return first + share * (last - first);
    },
  };
};

const svg = (name, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [each, value] of Object.entries(attributes)) element.setAttribute(each, value);
  return element;
};

// One stop: the link that had the focus last, at first the first.
const rove = (picture, current) => {
  for (const link of linksIn(picture)) link.setAttribute("tabindex", link === current ? "0" : "-1");
};

const drawToday = (drawing, picture) => {
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
  const place = picture.matches("svg") ? picture : picture.querySelector(":scope > .axis");
  if (place.querySelector(".today")) return;
  if (today < dayOf(drawing.dataset.first) || today > dayOf(drawing.dataset.last)) return;
  const x = `${scaleOf(drawing, picture).percent(today + 0.5)}%`;
  const line = svg("line", { class: "today", x1: x, x2: x, y1: "0", y2: "100%" });
  const title = svg("title", {});
  title.textContent = drawing.dataset.today;
  line.append(title);
  place.append(line);
};

const prepare = () => {
  for (const drawing of document.querySelectorAll(".drawing")) {
    const picture = shownIn(drawing);
    if (!picture) continue;
    const links = linksIn(picture);
    if (!links.some((link) => link.getAttribute("tabindex") === "0")) rove(picture, links[0]);
    drawToday(drawing, picture);
  }
};

// Days are named as precisely as a reader can point at them: to the day within some months, to the
// month within some years, else to the year.
const LENGTHS = [
  [120, 10],
  [4400, 7],
];
const named = (days, day) => textOf(day).slice(0, LENGTHS.find(([most]) => days <= most)?.[1] ?? 4);

const addressOf = (drawing, since, until) =>
  drawing.dataset.narrowed
    .replace("since=FIRST", `since=${since}`)
    .replace("until=LAST", `until=${until}`);

const show = (drawing, since, until) => {
  const address = addressOf(drawing, since, until);
  // Elsewhere than on the page of a list another page shows them.
  if (!window.htmx || !document.getElementById("results")) location.assign(address);
  else window.htmx.ajax("GET", address, { source: drawing, target: "#results", swap: "outerHTML" });
};

const say = (words) => {
  const place = document.getElementById("announcement");
  if (place) place.textContent = words;
};

const chosen = new WeakMap();

const clear = (drawing) => {
  chosen.delete(drawing);
  for (const each of drawing.querySelectorAll(".chosen")) each.remove();
};

const mark = (drawing, picture, first, last) => {
  const scale = scaleOf(drawing, picture);
  const [from, to] = [scale.percent(first), scale.percent(last + 1)];
  const place = picture.matches("svg") ? picture : picture.querySelector(":scope > .axis");
  clear(drawing);
  place.append(
    svg("rect", { class: "chosen", x: `${from}%`, width: `${to - from}%`, y: "0", height: "100%" }),
  );
  const span = [named(scale.days, first), named(scale.days, last)];
  chosen.set(drawing, span);
  return span;
};

// The keys

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
let anchor = null;

const extend = (drawing, picture, link) => {
  const days = [anchor, link].flatMap((each) => [each.dataset.first, each.dataset.last]).map(dayOf);
  const [since, until] = mark(drawing, picture, Math.min(...days), Math.max(...days));
  say(drawing.dataset.choosing.replace("{first}", since).replace("{last}", until));
};

document.addEventListener("keydown", (event) => {
  const link = event.target.closest?.(".drawing a[data-first]");
  if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
  const drawing = link.closest(".drawing");
  const picture = shownIn(drawing);
  const links = linksIn(picture);
  const here = links.indexOf(link);
  const places = { Home: 0, End: links.length - 1 };
  const there = event.key in STEPS ? here + STEPS[event.key] : places[event.key];
  if (there !== undefined) {
    event.preventDefault();
    const next = links[Math.min(Math.max(there, 0), links.length - 1)];
    rove(picture, next);
    next.focus();
    if (event.shiftKey && drawing.dataset.narrowed) {
      anchor ??= link;
      extend(drawing, picture, next);
    } else {
      anchor = null;
      clear(drawing);
    }
  } else if (event.key === "Enter" && chosen.has(drawing)) {
    event.preventDefault();
    show(drawing, ...chosen.get(drawing));
    anchor = null;
  } else if (event.key === "Escape" && chosen.has(drawing)) {
    anchor = null;
    clear(drawing);
  }
});

// Who goes on to something else has given up what was marked.
const forget = () => {
  anchor = null;
  for (const drawing of document.querySelectorAll(".drawing")) clear(drawing);
};

document.addEventListener("focusin", (event) => {
  const link = event.target.closest?.(".drawing a[data-first]");
  if (link) rove(shownIn(link.closest(".drawing")), link);
  else forget();
});

// The pointer

let drag = null;

const percentAt = (picture, x) => {
  const box = picture.getBoundingClientRect();
  return (100 * (x - box.left)) / box.width;
};

document.addEventListener("pointerdown", (event) => {
  const picture = event.target.closest?.(".drawing[data-narrowed] > [data-start]");
  if (!picture || event.button !== 0) return;
  drag = { picture, drawing: picture.closest(".drawing"), x: event.clientX, moved: false };
});

document.addEventListener("pointermove", (event) => {
  if (!drag || (!drag.moved && Math.abs(event.clientX - drag.x) < LEAST_DRAG)) return;
  drag.moved = true;
  const scale = scaleOf(drag.drawing, drag.picture);
  const days = [drag.x, event.clientX].map((x) => scale.day(percentAt(drag.picture, x)));
  const [first, last] = [Math.floor(Math.min(...days)), Math.ceil(Math.max(...days)) - 1];
  mark(drag.drawing, drag.picture, first, Math.max(first, last));
});

document.addEventListener("pointerup", () => {
  if (!drag) return;
  const { drawing, moved } = drag;
  drag = moved ? { ended: true } : null;
  if (moved) {
    show(drawing, ...chosen.get(drawing));
    // The click that follows would else open the link on which the pointer stands.
    setTimeout(() => {
      drag = null;
    });
  }
});

document.addEventListener("pointercancel", () => {
  if (drag?.moved) clear(drag.drawing);
  drag = null;
});

document.addEventListener(
  "click",
  (event) => {
    if (!drag?.ended) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

// A link would be dragged itself.
document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.(".drawing")) event.preventDefault();
});

// It runs deferred, and so when the page is read. A drawing comes anew with each selection.
prepare();
document.addEventListener("htmx:load", prepare);
addEventListener("resize", prepare);
