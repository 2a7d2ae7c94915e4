// Lets an editor choose a date in plain words, and reads back at once what the field holds.
// The server writes the EDTF and the words; here they are asked for and put in their places. A
// text that was typed is never changed, and a choice that is not complete leaves it as it is.

const TYPING = 250;
const begun = new Map();

class DateField {
  #box;
  #input;
  #panel;
  #way = "";
  #timer;
  #controller;
  #hasChosen = false;
  #lastRead;

  constructor(box) {
    this.#box = box;
    this.#input = box.querySelector("input");
    this.#panel = box.querySelector("template").content.firstElementChild.cloneNode(true);
    this.#input.before(this.#panel);
    this.describe();
    this.#lastRead = this.#input.defaultValue;
    this.#fill(JSON.parse(box.dataset.choice));
    this.#panel.addEventListener("input", (event) => this.#choose(event));
    this.#input.addEventListener("input", () => this.#wait(TYPING));
  }

  // Whether something was chosen that the field does not say yet.
  isWaiting = false;
  isUnfinished = false;

  // Also after Back, where a browser puts in what was typed before.
  catchUp() {
    if (this.#input.value !== this.#lastRead) this.#wait(0);
  }

  // Django numbers the rows of a form, and the ids in them, but not what refers to an id.
  describe() {
    const described = this.#input.getAttribute("aria-describedby").split(" ");
    const own = described.map((id) => this.#input.id + id.slice(id.lastIndexOf("_")));
    this.#input.setAttribute("aria-describedby", own.join(" "));
  }

  focus() {
    this.#part("way").focus();
  }

  #part(name) {
    return this.#panel.querySelector(`[data-part="${name}"]`);
  }

  #choose(event) {
    const isWay = event.target === this.#part("way");
    if (isWay) this.#turn();
    this.#wait(isWay ? 0 : TYPING, this.#way !== "");
  }

  // Dates outlast a change of mind, except that of an article is never that of what it tells.
  #turn() {
    const before = this.#way;
    this.#show();
    if (![before, this.#way].includes("unknown")) return;
    for (const name of ["day", "month", "year"]) this.#part(name).value = "";
  }

  // What a way of knowing asks for and means, and nothing else.
  #show() {
    this.#way = this.#part("way").value;
    for (const part of this.#panel.querySelectorAll("[data-for]")) {
      part.hidden = !part.dataset.for.split(" ").includes(this.#way);
    }
  }

  #wait(delay, hasChosen = false) {
    clearTimeout(this.#timer);
    this.#controller?.abort();
    this.#hasChosen = hasChosen;
    this.isWaiting = hasChosen;
    this.isUnfinished = false;
    this.#timer = setTimeout(() => this.ask(), delay);
  }

  // Of several questions only the last is answered.
  async ask() {
    clearTimeout(this.#timer);
    this.#controller?.abort();
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    const hasChosen = this.#hasChosen;
    const answer = await this.#answer(hasChosen ? this.#chosen() : this.#written(), signal);
    if (signal.aborted) return;
    this.isWaiting = false;
    this.isUnfinished = hasChosen && "unfinished" in answer;
    if (hasChosen && "edtf" in answer) this.#write(answer.edtf);
    else if ("edtf" in answer) this.#fill(answer.choice);
    this.#say(answer);
  }

  async #answer(question, signal) {
    try {
      const headers = { Accept: "application/json" };
      const response = await fetch(`${this.#box.dataset.dates}?${question}`, { headers, signal });
      // An account that was logged out meanwhile is led to a page.
      if (response.ok && !response.redirected) return await response.json();
    } catch {
      // Told below, like any other silence.
    }
    return { unfinished: this.#box.dataset.unanswered };
  }

  #written() {
    this.#lastRead = this.#input.value;
    return new URLSearchParams({ edtf: this.#input.value });
  }

  #chosen() {
    const question = new URLSearchParams();
    for (const part of this.#panel.querySelectorAll("[data-part]")) {
      question.append(part.dataset.part, part.value.trim());
    }
    for (const sentence of this.#sentences()) question.append("sentence", sentence);
    return question;
  }

  // Those that a statement cites, or else those of its event.
  #sentences() {
    for (const place of [this.#box.closest(".inline-related"), this.#box.closest("form")]) {
      const chosen = place?.querySelectorAll("[name$='sentence'], [name$='supported_by']") ?? [];
      const keys = [...chosen].flatMap((each) => [...(each.selectedOptions ?? [])]);
      const given = keys.map((each) => each.value).filter(Boolean);
      if (given.length) return given;
    }
    return [];
  }

  #write(text) {
    this.#lastRead = text;
    if (this.#input.value === text) return;
    this.#input.value = text;
    this.#input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #fill(choice) {
    for (const [name, value] of Object.entries(choice ?? { way: "" })) {
      this.#part(name).value = value;
    }
    this.#show();
  }

  #say(answer) {
    this.#tell("unfinished", answer.unfinished ?? "");
    this.#box.querySelector(".unfinished").hidden = !answer.unfinished;
    // What the field holds has not changed.
    if ("unfinished" in answer) return;
    this.#tell("problem", answer.problem ?? "");
    const spot = this.#box.querySelector("[data-says=spot]");
    spot.hidden = !answer.spot;
    const [before, after] = answer.spot ?? ["", ""];
    spot.querySelector("code").replaceChildren(before, spot.querySelector("mark"));
    spot.querySelector("mark").textContent = after;
    const [first, last] = answer.bounds ?? ["", ""];
    const certainty = (answer.certainty ?? []).join(" ");
    const says = { words: answer.words ?? "", certainty, first, last };
    for (const [name, words] of Object.entries(says)) this.#tell(name, words);
    this.#box.querySelector("dl").hidden = !answer.words;
  }

  #tell(name, words) {
    const place = this.#box.querySelector(`[data-says="${name}"]`);
    // Put in anew, the same words would be read out again.
    if (place.textContent.trim() !== words) place.textContent = words;
    if (place.matches("p")) place.hidden = words === "";
  }
}

function begin(place) {
  for (const box of place.querySelectorAll("[data-dates]")) {
    // The row from which Django copies new ones stays as it is.
    if (!box.closest(".empty-form") && !begun.has(box)) begun.set(box, new DateField(box));
  }
}

// A form is sent with what was chosen, or not at all.
async function hold(event) {
  const { target, submitter } = event;
  const fields = [...begun].filter(([box]) => target.contains(box)).map(([, field]) => field);
  const waiting = fields.filter((field) => field.isWaiting);
  const unfinished = fields.find((field) => field.isUnfinished);
  if (!waiting.length && !unfinished) return;
  event.preventDefault();
  if (!waiting.length) {
    unfinished.focus();
    return;
  }
  await Promise.all(waiting.map((field) => field.ask()));
  target.requestSubmit(submitter);
}

begin(document);
document.addEventListener("formset:added", (event) => begin(event.target));
// The rows that remain are numbered anew after this has been heard.
document.addEventListener("formset:removed", () => {
  setTimeout(() => {
    for (const field of begun.values()) field.describe();
  });
});
document.addEventListener("submit", hold);
addEventListener("pageshow", () => {
  for (const field of begun.values()) field.catchUp();
});
