// @ts-check
// Streamlit: after a press that opens something the focus stays where it was or is lost, and what
// is typed before the first field is there goes nowhere.
// Seen in: Streamlit 1.67.0.
// Instead: from the press on, an unseen field has the focus and takes what is typed (see
// type_ahead_box.js). As soon as the first field of what opens is there, it gets all of that, in
// order, and the focus. So nobody has to wait for a page, or look at it.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_what_is_typed_before_a_field_is_there_is_lost
//
// A button (or a link) that opens something has a key that begins with "opens-". The server counts
// openings and says with each run which field one types in.

import { focusableHeading, nextFocusable } from "./focus_order.js";
import { elementFinder, isReplayed, queuePress } from "./held_presses.js";
import { cancel, isPlain, OPENERS, PRESS_KEYS, targetOf } from "./press_targets.js";
import { isDisconnected, isRunning, presses } from "./streamlit_state.js";
import { TypeAheadBox } from "./type_ahead_box.js";

/** @typedef {import("./held_presses.js").Finder} Finder */

/**
 * @typedef {object} Field A text field of the page.
 * @property {HTMLElement} input
 * @property {boolean} isReady Whether one can type into it.
 * @property {() => void} moveCursorToEnd
 * @property {(text: string) => void} insert
 */

/**
 * @typedef {object} Form
 * @property {() => string} opening The number and field of what was opened last; "" before any run.
 * @property {() => boolean} hasField Whether what was opened has a field that one types in.
 * @property {() => Field | null} firstField That field, where the browser knows it.
 * @property {(element: Element | null) => Field | null} fieldOf The field that an element belongs to.
 * @property {() => void} onShortcut A key is about to press what opens something.
 */

/**
 * @typedef {object} Step What was done while something opened, and the `text` typed before it: a Tab,
 * a press on what has the focus, a press on an opener, or a press on another link.
 * @property {string} text
 * @property {boolean} [isTabBack]
 * @property {true} [isPress]
 * @property {Finder} [opener]
 * @property {Finder} [link]
 */

const CHOICES = ".st-key-step [data-testid=stButtonGroup] button";
/** @type {Record<string, string>} */
const SHORTCUTS = { PageDown: "next", PageUp: "back" };
// How long to wait for a busy server to begin, and for what opens once it has run. In milliseconds.
const LONGEST = 60000;
const AFTER_RUN = 5000;
const LOOK_AGAIN = 250;
const SHOWN_AFTER = 1500;

/** @type {Form} */
let form;
/** @type {TypeAheadBox} */
let box;
// The press whose opening is not there yet: the opening before it, and since when it waits.
/** @type {{ before: string, isLink: boolean, pressedAt: number, ranAt: number } | null} */
let pending = null;
/** @type {Step[]} */
let steps = [];
let isReplayingSteps = false;
let heldKey = "";

export const hasTypedAhead = () =>
  Boolean(pending && (box.text || steps.length)) || Boolean(box?.isShown);

// Whether a button was pressed whose opening is not there yet. A run that is asked for before the
// server has begun to do what the press is for would take its place.
export const isOpening = () => Boolean(pending && !pending.isLink);

/** @param {Form} ofPage */
export function takeTypedAhead(ofPage) {
  form = ofPage;
  box = new TypeAheadBox({ onComposed: focusOpenedField, onTab, onPressKey });
  // A mouse would put the focus on what it presses, also on what has to wait, and on a choice,
  // which the next blank of an answer would take back.
  const onMouseDown = (/** @type {Event} */ event) => {
    if (targetOf(event)?.closest(`${OPENERS},${CHOICES}`)) event.preventDefault();
  };
  document.addEventListener("mousedown", onMouseDown, true);
  document.addEventListener("click", onClick, true);
  document.addEventListener("keydown", onKeyDown, true);
  document.addEventListener("keyup", () => (heldKey = ""), true);
}

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  if (event.altKey && !event.ctrlKey && SHORTCUTS[event.key]) onShortcut(event);
  else if (PRESS_KEYS.includes(event.key) && targetOf(event)?.closest(OPENERS)) pressByKey(event);
  else if (event.repeat && event.key === heldKey) event.preventDefault();
  else keepTypedOnHeading(event);
}

// A choice that opens something makes no click when a key chooses it.
/** @param {KeyboardEvent} event */
function pressByKey(event) {
  heldKey = event.key;
  /** @type {HTMLElement | null | undefined} */
  const choice = targetOf(event)?.closest("[role=radio]");
  if (!choice) return;
  cancel(event);
  if (!event.repeat) choice.click();
}

// Shortcuts work from every focus: a field, an open menu, a number. A key held down presses once.
/** @param {KeyboardEvent} event */
function onShortcut(event) {
  const selector = `.st-key-opens-${SHORTCUTS[event.key]} button`;
  /** @type {() => HTMLButtonElement | null} */
  const opener = () => document.querySelector(selector);
  const button = opener();
  if (!button) {
    if (pending && !event.repeat) addStep({ opener }); // it comes with what opens
    return;
  }
  cancel(event);
  if (event.repeat || button.disabled) return;
  form.onShortcut();
  button.click();
}

/** @param {MouseEvent} event */
function onClick(event) {
  if (!isPlain(event)) return;
  /** @type {HTMLButtonElement | HTMLAnchorElement | null | undefined} */
  const opener = targetOf(event)?.closest(OPENERS);
  if (!opener || ("disabled" in opener && opener.disabled)) {
    const link = targetOf(event)?.closest("a");
    if (link && pending && event.isTrusted) {
      cancel(event);
      addStep({ link: elementFinder(link) });
    }
    return;
  }
  if (event.detail > 1)
    cancel(event); // the second press of a double click
  else if (!pending) {
    if (!isReplayingSteps) box.keepAllText();
    startOpening(opener);
  } else if (!isReplayed()) {
    // The next press waits until what the one before opens is there: what is typed in between
    // belongs to that.
    cancel(event);
    addStep({ opener: openerFinder(opener) });
  }
}

// Pressed by somebody or, after it had to wait, by us: what follows a text must not come between.
/** @param {HTMLElement} opener */
function startOpening(opener) {
  const isLink = opener.localName === "a";
  presses.notePress(isLink ? "link" : "button");
  pending = { before: form.opening(), isLink, pressedAt: performance.now(), ranAt: Infinity };
  box.focus(`Opening: ${wordsOf(opener)}`);
  setTimeout(lookAgain, LOOK_AGAIN);
}

/** @param {boolean} isTabBack */
function onTab(isTabBack) {
  if (pending) addStep({ isTabBack });
  else if (!box.isShown) nextFocusable(focusableHeading(), isTabBack)?.focus();
  return Boolean(pending) || !box.isShown;
}

// A key presses the button that a Tab led to, though that is not there yet.
function onPressKey() {
  const isOnFocusable = Boolean(pending) && !box.text && steps.at(-1)?.isTabBack !== undefined;
  if (isOnFocusable) addStep({ isPress: true });
  return isOnFocusable;
}

/** @param {Omit<Step, "text">} step */
function addStep(step) {
  steps.push({ text: box.takeText(), ...step });
}

// Called whenever a run has come, and whenever something on the page has changed.
export function focusOpenedField() {
  if (!pending || box.isComposing || !hasOpened(pending.before)) return;
  const field = form.firstField();
  if (form.hasField() && !field?.isReady) return;
  pending = null;
  isReplayingSteps = true;
  replaySteps(field);
  isReplayingSteps = false;
}

// A press before the page had come at all is the first opening of all.
/** @param {string} before */
const hasOpened = (before) =>
  before ? form.opening() !== before : Number.parseInt(form.opening(), 10) > 0;

/** @param {Field | null} first */
function replaySteps(first) {
  const isFocusFree = box.hasFocus || document.activeElement === document.body;
  if (isFocusFree) scrollIntoSight(first?.input);
  first?.moveCursorToEnd();
  let field = first;
  for (let step = steps.shift(); step; step = steps.shift()) {
    const { text, isTabBack, opener, isPress, link } = step;
    deliver(field, text);
    if (link) queuePress(link);
    else if (opener || isPress) {
      const focused = /** @type {HTMLElement | null} */ (document.activeElement);
      (opener ? opener() : focused)?.click?.();
      if (pending) return;
      if (opener) field = null;
    } else if (isTabBack !== undefined) {
      nextFocusable(document.activeElement ?? document.body, isTabBack)?.focus();
      field = form.fieldOf(document.activeElement);
    }
  }
  if (field) deliver(field, box.takeText());
  else if (box.text) box.showForTyping();
  box.hideIfEmpty();
}

// The heading too, where there is room for both.
/** @param {HTMLElement | undefined} input */
function scrollIntoSight(input) {
  const heading = focusableHeading();
  (input ?? heading).focus({ preventScroll: true });
  for (const element of [heading, input]) element?.scrollIntoView({ block: "nearest" });
}

/** @param {Field | null} field @param {string} text */
function deliver(field, text) {
  if (!text) return;
  if (field) field.insert(text);
  else box.keepText(text);
}

function lookAgain() {
  if (pending) focusOpenedField();
  if (!pending) return;
  const now = performance.now();
  if (isRunning()) pending.ranAt = now;
  if (now - pending.pressedAt > SHOWN_AFTER) box.showIfTyped();
  const isLost = now - pending.pressedAt > LONGEST || now - pending.ranAt > AFTER_RUN;
  if (isLost && !isRunning() && !isDisconnected()) {
    pending = null;
    steps = steps.filter(({ text, link }) => text || link);
    replaySteps(null);
  } else setTimeout(lookAgain, LOOK_AGAIN);
}

// A key that writes is not lost either where no field came.
/** @param {KeyboardEvent} event */
function keepTypedOnHeading(event) {
  const { key, ctrlKey, metaKey, altKey } = event;
  const isPaste = (ctrlKey || metaKey) && key === "v";
  const writes = key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
  if ((writes || isPaste) && targetOf(event)?.matches("[data-kit-opened]")) box.showForTyping();
}

// A button can be disabled, or not be there yet, until it is looked for.
/** @param {HTMLElement} opener @returns {Finder} */
function openerFinder(opener) {
  const keyed = opener.closest("[class*=st-key-opens-]");
  const key = [...(keyed?.classList ?? [])].find((name) => name.startsWith("st-key-opens-"));
  const isOnlyButton = keyed?.querySelectorAll("button").length === 1;
  if (opener.localName === "a" || !key || !isOnlyButton) return elementFinder(opener);
  return () => document.querySelector(`.${CSS.escape(key)} button:not(:disabled)`);
}

/** @param {HTMLElement} opener */
const wordsOf = (opener) =>
  (opener.querySelector("[data-testid=stMarkdownContainer]") ?? opener).textContent?.trim() ?? "";
