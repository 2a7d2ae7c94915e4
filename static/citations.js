// Opens cited sentences in place. Without script a citation's number is a link to the note under
// the event; here it is a button that shows a copy of that note right after the paragraph in
// which it stands, with the sentences around it fetched from its source once it is open. The notes
// of an event in a list come when they, or one of its numbers, are opened for the first time. It
// listens on the document, so that events that are added later need no listeners of their own.

const OPEN = "[aria-expanded=true]";

const notesAround = (number) => number.closest("article").querySelector("details.notes");
const cardOf = (number) => document.getElementById(number.getAttribute("aria-controls"));
const numberOf = (card) => document.querySelector(`a.cite[aria-controls="${card.id}"]`);

const becomeButtons = (root) => {
  for (const number of root.querySelectorAll("a.cite:not([role])")) {
    number.setAttribute("role", "button");
    number.setAttribute("aria-expanded", "false");
  }
};

const fetched = async (address) => {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok) return null;
  const part = document.createElement("template");
  part.innerHTML = await answer.text();
  return part.content;
};

// The link that leads to the notes of an event stands in their place until they have come, and
// stays where they do not come.
const bringNotes = async (notes) => {
  const link = notes.querySelector(":scope > .onward > a");
  if (!link) return;
  const found = await fetched(link.href);
  if (!found || !link.isConnected) return;
  if (link === document.activeElement) notes.querySelector("summary").focus();
  link.parentElement.replaceWith(found);
};

const noteOf = async (number) => {
  await bringNotes(notesAround(number));
  return document.getElementById(number.hash.slice(1));
};

// A sentence may be cited in several places of one page, and opened in all of them at once.
let cards = 0;

const copyOf = (note, number) => {
  const card = document.createElement("div");
  card.append(...note.cloneNode(true).children);
  cards += 1;
  card.id = `card-${cards}`;
  card.className = "card";
  card.dataset.number = number.textContent;
  card.setAttribute("role", "group");
  card.setAttribute("aria-label", number.getAttribute("aria-label"));
  return card;
};

// The card shows its own sentence at once, and goes on to do so where this fails.
const fetchNeighbours = async (card, address) => {
  const passage = await fetched(address);
  if (passage) card.querySelector("blockquote").replaceWith(passage);
};

const close = (number) => {
  cardOf(number)?.remove();
  number.removeAttribute("aria-controls");
  number.setAttribute("aria-expanded", "false");
};

const open = async (number) => {
  const note = await noteOf(number);
  if (!note) {
    location.assign(number.href);
    return;
  }
  // It was pressed twice while the notes were awaited.
  if (number.matches(OPEN)) return;
  const block = number.closest("p, table");
  for (const other of block.querySelectorAll(`a.cite${OPEN}`)) close(other);
  const card = copyOf(note, number);
  block.after(card);
  number.setAttribute("aria-controls", card.id);
  number.setAttribute("aria-expanded", "true");
  fetchNeighbours(card, note.dataset.context);
};

const toggle = (number) => (number.matches(OPEN) ? close(number) : open(number));

document.addEventListener("click", (event) => {
  const number = event.target.closest("a.cite[role=button]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!number || elsewhere) return;
  event.preventDefault();
  toggle(number);
});

document.addEventListener("keydown", (event) => {
  const number = event.target.closest("a.cite[role=button]");
  if (event.key === " " && number) {
    event.preventDefault();
    toggle(number);
  }
  if (event.key === "Escape") {
    const card = event.target.closest(".card");
    const opener = card ? numberOf(card) : number;
    if (!opener?.matches(OPEN)) return;
    close(opener);
    opener.focus();
  }
});

// It does not bubble.
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches("details.notes[open]")) bringNotes(event.target);
  },
  true,
);

// It runs deferred, and so when the page is read; what htmx adds later tells of itself.
becomeButtons(document);
document.addEventListener("htmx:load", (event) => becomeButtons(event.detail.elt));
