// @ts-check
// What the views of the large type are made of.

/**
 * An element with a class and a text, which is never read as HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {string} [name] @param {string} [text]
 */
export function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = `kit-large-${name}`;
  if (text) made.textContent = text;
  return made;
}

/** A line with room for the longest of its texts, so that nothing below moves when it changes. */
export class SteadyLine {
  #words = element("span");

  /** @param {string} name @param {string[]} texts */
  constructor(name, texts) {
    this.root = element("p", name);
    this.root.classList.add("kit-large-steady");
    this.root.append(this.#words, ...[...new Set(texts)].map(roomFor));
  }

  /** @param {string} text */
  show(text) {
    setText(this.#words, text);
  }
}

// The style sheet draws the text unseen: it is no content that could be found, copied or read out.
/** @param {string} text */
function roomFor(text) {
  const room = element("i");
  room.dataset.text = text;
  return room;
}

/** A button with the key that presses it, "" for none. */
/** @param {string} label @param {string} keyName @param {() => void} press */
export function button(label, keyName, press) {
  const made = element("button");
  made.type = "button";
  setLabel(made, label, keyName);
  // The mouse gives the focus to the script, and takes it from the menu's link or a field: the keys
  // mean the script from then on.
  made.addEventListener("mousedown", (event) => {
    event.preventDefault();
    /** @type {HTMLElement | null} */
    const script = made.closest(".kit-large");
    script?.focus({ preventScroll: true });
  });
  made.addEventListener("click", press);
  return made;
}

/** @param {HTMLButtonElement} made @param {string} label @param {string} keyName */
export function setLabel(made, label, keyName) {
  if (made.dataset.label === label) return;
  made.dataset.label = label;
  made.replaceChildren(element("span", "", label));
  if (!keyName) return;
  made.setAttribute("aria-keyshortcuts", keyName);
  const key = element("kbd", "", KEY_SIGNS[keyName] ?? keyName);
  key.ariaHidden = "true";
  made.append(key);
}

/** @type {Record<string, string>} */
const KEY_SIGNS = { ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

// The same text again would be a change for a screen reader, and for the eye.
/** @param {HTMLElement} shown @param {string} text */
export function setText(shown, text) {
  if (shown.textContent !== text) shown.textContent = text;
}

/** A line that is read out whenever it changes. */
export function liveLine() {
  const line = element("p", "live");
  line.setAttribute("aria-live", "polite");
  return line;
}
