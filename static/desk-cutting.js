// Cuts a sentence where it is clicked, between two words: the button that does it is made for the
// click. Without script each sentence has a button that lists the places.

// The words as the server counts them; scripts without spaces are cut at any of their letters.
const SPACELESS =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u30ff\\u3400-\\u9fff\\u{20000}-\\u{3ffff}";
const WORD = new RegExp(`[${SPACELESS}]|[^\\s${SPACELESS}]+`, "gu");
const LETTER = /[\p{L}\p{N}]/u;
const MOST = 40;

const section = document.getElementById("_cut");
const marker = document.createElement("span");
marker.className = "cut-marker";
marker.ariaHidden = "true";
marker.hidden = true;

// Where in a text node a point of the screen is, if it is in one.
function caretAt(x, y) {
  const found = document.caretPositionFromPoint?.(x, y);
  if (found) return { node: found.offsetNode, offset: found.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

// The place between two words that is next to a point: in the text, and on the screen.
function placeAt({ clientX, clientY, target }) {
  const piece = target.closest?.("#_cut .words [data-start]");
  const caret = piece && caretAt(clientX, clientY);
  if (!caret || caret.node !== piece.firstChild) return null;
  const text = caret.node.data;
  const words = [...text.matchAll(WORD)];
  const places = words.slice(1).filter(({ index }) => LETTER.test(text.slice(index)));
  if (!places.length || !LETTER.test(words[0][0] + text.slice(0, places[0].index))) return null;
  const far = ({ index }) => Math.abs(index - caret.offset);
  const place = places.reduce((best, each) => (far(each) < far(best) ? each : best));
  const before = words[words.indexOf(place) - 1][0];
  const characters = [...text.slice(0, place.index)].length;
  return { piece, node: caret.node, index: place.index, characters, before, after: place[0] };
}

function show(event) {
  const place = event.pointerType === "mouse" ? placeAt(event) : null;
  marker.hidden = !place;
  if (!place) return;
  const range = document.createRange();
  range.setStart(place.node, place.index);
  range.setEnd(place.node, place.index + 1);
  const box = range.getBoundingClientRect();
  const isLeftward = getComputedStyle(place.piece).direction === "rtl";
  marker.style.left = `${isLeftward ? box.right : box.left}px`;
  marker.style.top = `${box.top}px`;
  marker.style.height = `${box.height}px`;
}

function cut(event) {
  // Who marks words with the mouse does not cut.
  if (!document.getSelection().isCollapsed) return;
  const place = placeAt(event);
  if (!place) return;
  const { piece, characters, before, after } = place;
  const button = document.createElement("button");
  button.name = "cut_at";
  button.value = [
    Number(piece.dataset.start) + characters,
    [...before].slice(-MOST).join(""),
    [...after].slice(0, MOST).join(""),
  ].join(" ");
  button.formAction = `#${piece.closest("li").id}`;
  button.hidden = true;
  piece.closest("form").append(button);
  piece.closest("form").requestSubmit(button);
}

if (section) {
  section.querySelector(".by-click").hidden = false;
  section.classList.add("is-clickable");
  document.body.append(marker);
  section.addEventListener("pointermove", show);
  section.addEventListener("pointerleave", () => {
    marker.hidden = true;
  });
  document.addEventListener("scroll", () => {
    marker.hidden = true;
  });
  section.addEventListener("click", cut);
}
