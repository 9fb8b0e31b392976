// @ts-check
// Streamlit: a server that was started again knows nothing of an open page until it has run for it
// once, and drops what is pressed before that.
// Seen in: Streamlit 1.67.0.
// Instead: the page runs as soon as the two are in touch again, and what is pressed waits until it
// has. Then all of it is done, in its order. What has to wait for what was pressed before it
// (press_order.js, type_ahead.js) stands in the same queue.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_a_press_right_after_a_restart_is_dropped

import { BROWSER_ONLY, cancel, OPENERS, PRESS_KEYS, PRESSABLE, targetOf } from "./press_targets.js";
import { isDisconnected, isRunning, observeState, presses } from "./streamlit_state.js";

const PRESS_EVENTS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
// In milliseconds.
const LONGEST = 5000;
const LOOK_AGAIN = 100;
const RUN_OVER_AFTER = 300;

/** @typedef {() => HTMLElement | null | undefined} Finder Looks for what is to be pressed by then. */

let isHolding = false;
let isReplaying = false;
let isPressHeld = false;
let timer = 0;
let settling = 0;
let lastReplayAt = 0;
/** @type {{ find: Finder, isBlocked: () => boolean }[]} */
const queue = [];

// A press that is being heard now was held back before.
export const isReplayed = () => isReplaying;

/** @param {() => void} requestRun Makes the page run. */
export function holdPressesAfterRestart(requestRun) {
  let wasDisconnected = false;
  let hasBegun = false;
  observeState(() => {
    if (wasDisconnected && !isDisconnected()) {
      startHolding();
      requestRun();
    }
    hasBegun = isHolding && (hasBegun || isRunning());
    // One run can be ended for another, and the server knows the page first when one is through.
    clearTimeout(settling);
    if (hasBegun && !isRunning()) settling = setTimeout(stopHolding, RUN_OVER_AFTER);
    wasDisconnected = isDisconnected();
  });
  for (const name of PRESS_EVENTS) document.addEventListener(name, holdBack, true);
  document.addEventListener("keydown", holdBack, true);
}

function startHolding() {
  isHolding = true;
  clearTimeout(timer);
  timer = setTimeout(stopHolding, LONGEST);
}

function stopHolding() {
  clearTimeout(timer);
  clearTimeout(settling);
  isHolding = false;
  lastReplayAt = performance.now();
  replayNext();
}

// One at a time, each once the run is over that takes the one before: Streamlit ends a run for the
// next, and what was chosen could be left out.
function replayNext() {
  if (isHolding || isDisconnected()) return; // called again when that is over
  clearTimeout(timer);
  if (!queue.length) return;
  const isBlocked = isRunning() || queue[0].isBlocked();
  if (!isBlocked || performance.now() - lastReplayAt > LONGEST) {
    lastReplayAt = performance.now();
    replay(queue.shift()?.find());
  }
  timer = setTimeout(replayNext, LOOK_AGAIN);
}

/** @param {HTMLElement | null | undefined} element */
function replay(element) {
  if (!element) return;
  const isLink = Boolean(element.closest("a"));
  presses.notePress(isLink ? "link" : "button");
  // Buttons are noted as choices where their click is heard.
  const label = element.closest("label");
  if (isLink || label) presses.noteChoice({ holdsPresses: !isLink });
  isReplaying = true;
  // A label does nothing of itself about a click that no pointer made: its box does.
  (label?.querySelector("input") ?? element).click();
  isReplaying = false;
}

// A run can put another element in its place: a link to the same page, or one under the same key.
/** @param {HTMLElement} element @returns {Finder} */
export function elementFinder(element) {
  const link = element.closest("a");
  if (link) return () => (link.isConnected ? link : linkTo(link.href));
  const keyed = element.closest("[class*=st-key-]");
  const key = [...(keyed?.classList ?? [])].find((name) => name.startsWith("st-key-"));
  const index = keyed ? [...keyed.querySelectorAll("*")].indexOf(element) : -1;
  return () => {
    if (element.isConnected || !key) return element;
    const found = document.querySelector(`.${CSS.escape(key)}`)?.querySelectorAll("*")[index];
    return /** @type {HTMLElement | undefined} */ (found);
  };
}

/** @param {string} address */
const linkTo = (address) =>
  [...document.querySelectorAll("a")].find(({ href }) => href === address);

// A press that was held back when it began is held back to its end: the rest alone presses nothing.
// Its end may never come here, as with the second press of two, so the next one begins anew.
/** @param {Event} event @param {HTMLElement | null} target */
function mustHold(event, target) {
  const isWaiting = isHolding || queue.length > 0;
  const isOwn = target?.closest(isHolding ? ".kit-text,.kit-cursor" : BROWSER_ONLY);
  const mustWait = isWaiting && !isOwn;
  if (event.type === "pointerdown" || event.type === "keydown") isPressHeld = mustWait;
  const isRest = isPressHeld && PRESS_EVENTS.includes(event.type);
  if (event.type === "click") isPressHeld = false;
  return mustWait || isRest;
}

/** @param {Event} event */
function holdBack(event) {
  const target = /** @type {HTMLElement | null} */ (targetOf(event));
  if (isReplaying || !mustHold(event, target)) return;
  if (event instanceof KeyboardEvent) {
    if (!PRESS_KEYS.includes(event.key)) return;
    if (target?.closest(OPENERS)) return; // its click is held, and what follows
  }
  cancel(event);
  const isPress = event.type === "click" || event.type === "keydown";
  if (isPress && target) queuePress(elementFinder(target.closest(PRESSABLE) ?? target));
}

// Later presses wait as well, so that all is done in its order. People see nothing of a press that
// waits: a second press of the same is therefore meant once.
/** @param {Finder} find */
export function queuePress(find, isBlocked = () => presses.isChoicePending()) {
  if (queue.length && queue.at(-1)?.find() === find()) return;
  if (!queue.length) lastReplayAt = performance.now();
  queue.push({ find, isBlocked });
  if (isHolding) return; // its end does the rest
  clearTimeout(timer);
  timer = setTimeout(replayNext); // a browser drops a click that is made while another is heard
}
