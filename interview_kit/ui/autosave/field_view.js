// @ts-check
// One field as people see it: label, help, box, status, and both texts when they differ.

import { DatePicker } from "./date_picker.js";
import { isDirty } from "./field.js";
import { isTroubled, spokenWords, statusWords } from "./field_status.js";
import { edit, keepMine, leaveOffer, send, takeTheirs, useOffer } from "./sender.js";

/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("./field.js").FieldData} FieldData */

const FOCUS_KEPT = 3000; // milliseconds

const MARKUP = `
  <div class="kit-text-head"><label></label><span class="kit-text-status" aria-hidden="true"></span></div>
  <p class="kit-text-reading"></p>
  <p class="kit-text-help"></p>
  <p class="kit-text-error"></p>
  <p class="kit-text-spoken kit-text-asks"></p>
  <div role="status" class="kit-text-spoken"></div>`;

const PANEL = `
  <p></p>
  <pre tabindex="0"></pre>
  <div><button type="button"></button><button type="button"></button></div>`;

/**
 * @typedef {object} Choice What a panel with another text says, and what can be done about it.
 * @property {string} says
 * @property {string} name
 * @property {[string, (field: Field) => void][]} choices
 */

/** @type {Choice} */
const CONFLICT = {
  says: "This was also changed in another tab. Yours is above, the other one is here:",
  name: "Also changed in another tab",
  choices: [
    ["Keep mine", keepMine],
    ["Use the other one", takeTheirs],
  ],
};

/** @type {Choice} */
const OFFER = {
  says: "A tab that was closed left another text here. It's in the history, too:",
  name: "Left by another tab",
  choices: [
    ["Keep mine", leaveOffer],
    ["Use the other one", useOffer],
  ],
};

export class FieldView {
  /** @param {Field} field @param {FieldData} data */
  constructor(field, data) {
    this.field = field;
    this.isLive = false;
    this.box = document.createElement("div");
    this.box.className = "kit-text";
    this.box.innerHTML = MARKUP;
    this.label = /** @type {HTMLLabelElement} */ (this.box.querySelector("label"));
    this.status = partOf(this.box, ".kit-text-status");
    this.reading = partOf(this.box, ".kit-text-reading");
    this.help = partOf(this.box, ".kit-text-help");
    this.error = partOf(this.box, ".kit-text-error");
    this.asks = partOf(this.box, ".kit-text-asks");
    this.spoken = partOf(this.box, "[role=status]");
    this.input = document.createElement(data.rows > 1 ? "textarea" : "input");
    this.nameParts();
    this.said = { text: "", reading: "", error: "" };
    this.input.value = field.text;
    this.reading.before(this.input);
    this.picker = data.picker ? new DatePicker(this, data.picker) : null;
    this.touched = false;
    this.isPlaced = false;
    this.page = "";
    this.hasFocus = false;
    this.leftAt = Infinity; // not away
    this.listen();
  }

  nameParts() {
    const id = `kit-text-${this.field.id.replace(/\W/g, "-")}`;
    this.input.id = this.label.htmlFor = id;
    this.help.id = `${id}-help`;
    this.error.id = `${id}-error`;
    this.asks.id = `${id}-asks`;
    this.reading.id = `${id}-reading`;
  }

  // The spot is Streamlit's, what is in it is not. A box that is moved loses focus and scrolling.
  /** @param {HTMLElement} spot */
  moveTo(spot) {
    const { input } = this;
    const { selectionStart, selectionEnd, scrollTop } = input;
    const goesOn = this.hasFocus && performance.now() - this.leftAt < FOCUS_KEPT;
    this.hasFocus = false;
    this.leftAt = Infinity;
    this.isPlaced = true;
    this.page = location.pathname;
    spot.style.minHeight = "";
    spot.replaceChildren(this.box);
    if (!goesOn || document.activeElement !== document.body) return;
    input.focus({ preventScroll: true });
    input.setSelectionRange(selectionStart, selectionEnd);
    input.scrollTop = scrollTop;
  }

  // Returns true once when the page has no place for the field any more.
  wasRemoved() {
    if (!this.isPlaced || this.box.isConnected) return false;
    this.isPlaced = false;
    this.touched = false;
    this.leftAt = performance.now();
    return true;
  }

  listen() {
    const { input } = this;
    const typed = (/** @type {boolean} */ composing) => {
      this.touched = true;
      edit(this.field, input.value, composing);
      this.showSaid();
    };
    input.addEventListener("input", (event) =>
      typed(event instanceof InputEvent && event.isComposing),
    );
    input.addEventListener("compositionstart", () => {
      this.field.composing = true;
      clearTimeout(this.field.pauseTimer);
    });
    input.addEventListener("compositionend", () => typed(false));
    input.addEventListener("focus", () => (this.hasFocus = true));
    input.addEventListener("blur", () => {
      this.field.composing = false;
      send(this.field, "blur");
      // Taken away by a run, it may come back in a moment, and gets the focus back then.
      queueMicrotask(() => (this.hasFocus &&= !input.isConnected));
    });
  }

  moveCursorToEnd() {
    const { input } = this;
    input.setSelectionRange(input.value.length, input.value.length);
  }

  // Text that was typed before the field was there comes behind the text it holds.
  /** @param {string} text */
  insert(text) {
    const { input } = this;
    const isArea = input.localName === "textarea";
    const words = isArea ? text : text.replace(/\s*\n\s*/g, " ");
    const isApart = !/\S$/.test(input.value) || /^\s/.test(words);
    const gap = isApart ? "" : isArea ? "\n" : " ";
    input.value += gap + words;
    this.moveCursorToEnd();
    input.dispatchEvent(new Event("input"));
  }

  /** @param {FieldData} data */
  update(data) {
    const { input, label, help, error } = this;
    this.isLive = Boolean(data.live);
    setText(label, data.label);
    label.classList.toggle("kit-text-required", Boolean(data.required));
    setText(help, data.help || "");
    help.hidden = !data.help;
    this.said = { text: data.text, reading: data.reading || "", error: data.error || "" };
    this.showSaid();
    this.picker?.nameAfter(data.label);
    if (this.picker) this.picker.value = data.value || "";
    if (input instanceof HTMLTextAreaElement && data.rows > 1) input.rows = data.rows;
    input.placeholder = data.placeholder || "";
    input.required = Boolean(data.required);
    input.disabled = Boolean(data.disabled);
    setOrRemove(input, "autocomplete", data.autocomplete || "");
    setOrRemove(input, "inputmode", data.inputmode || "");
    setText(this.asks, data.asks || "");
    const described = [
      ...(data.asks ? [this.asks] : []),
      ...(data.reading ? [this.reading] : []),
      ...(data.help ? [help] : []),
      ...(data.error ? [error] : []),
    ];
    setOrRemove(input, "aria-describedby", described.map(({ id }) => id).join(" "));
    this.showStatus();
  }

  // The reading of a text, and the error in it, stand there as long as the text does.
  showSaid() {
    const { field, input, reading, error, said, spoken } = this;
    const holds = said.text === field.text;
    setText(reading, holds ? said.reading : "");
    setText(error, holds ? said.error : "");
    reading.hidden = !said.reading;
    error.hidden = !holds || !said.error;
    setOrRemove(input, "aria-invalid", holds && said.error ? "true" : "");
    if (document.activeElement === input)
      setText(spoken, error.textContent || reading.textContent || "");
  }

  showText() {
    const { input, field } = this;
    if (input.value === field.text) return;
    const { selectionStart, selectionEnd } = input;
    const end = field.text.length;
    input.value = field.text;
    if (document.activeElement === input) {
      input.setSelectionRange(
        Math.min(selectionStart ?? end, end),
        Math.min(selectionEnd ?? end, end),
      );
    }
  }

  // The eye sees every change; the ear hears of trouble and of its end only.
  showStatus() {
    const words = statusWords(this.field, Boolean(this.error.textContent));
    const trouble = isTroubled(this.field);
    const quiet = !trouble && !isDirty(this.field) && !this.touched;
    setText(this.status, quiet ? "" : words);
    this.status.classList.toggle("kit-text-trouble", trouble);
    const said = this.error.textContent || this.reading.textContent || "";
    setText(this.spoken, spokenWords(this.field, words, said, this.spoken.textContent ?? ""));
  }

  // Another text beside the one in the box, with what can be done about it.
  showConflict() {
    const { conflict, offer } = this.field;
    let panel = this.box.querySelector(".kit-text-conflict");
    if (!conflict && offer === null) {
      panel?.remove();
      return;
    }
    const kind = conflict ? CONFLICT : OFFER;
    if (!panel) {
      panel = document.createElement("div");
      panel.className = "kit-text-conflict";
      panel.setAttribute("role", "group");
      panel.innerHTML = PANEL;
      this.box.append(panel);
    }
    panel.setAttribute("aria-label", `${kind.name}: ${this.label.textContent}`);
    setText(partOf(panel, "p"), kind.says);
    setText(partOf(panel, "pre"), otherWords(this.field));
    panel.querySelectorAll("button").forEach((button, index) => {
      const [words, choice] = kind.choices[index];
      setText(button, words);
      button.onclick = () => this.resolve(choice);
    });
  }

  /** @param {(field: Field) => void} choice */
  resolve(choice) {
    this.touched = true;
    choice(this.field);
    this.showConflict();
    this.showStatus();
    this.input.focus();
  }
}

/** @param {Field} field */
function otherWords({ conflict, offer }) {
  const text = (conflict ? conflict.text : offer) || "(empty)";
  return conflict?.excuse ? `No answer: ${conflict.excuse}\n${conflict.text}`.trim() : text;
}

/** @param {Element} node @param {string} text */
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** @param {Element} node @param {string} name @param {string} value */
function setOrRemove(node, name, value) {
  if (value) node.setAttribute(name, value);
  else node.removeAttribute(name);
}

/** @param {Element} box @param {string} selector */
const partOf = (box, selector) => /** @type {HTMLElement} */ (box.querySelector(selector));
