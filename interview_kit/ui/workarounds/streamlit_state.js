// @ts-check
// Streamlit: scripts of a page hear neither of its connection nor of its runs.
// Seen in: Streamlit 1.67.0.
// Instead: both are read from the attributes that Streamlit sets for its own tests.
// Has to change when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_its_state_stands_in_attributes

import { PressState } from "./press_state.js";

const CONNECTION = "data-test-connection-state";
const RUN = "data-test-script-state";
// A run that is over is not drawn yet. What it set on the page is known there only then, and
// whatever is asked for before that sends along what it was before. In milliseconds.
const DRAWN_AFTER = 100;

// The script comes with the page, so that it knows of the very first press; Streamlit comes later.
/** @type {Element} */
const app = await new Promise((resolve) => {
  const look = () => {
    const element = document.querySelector(`[${CONNECTION}]`);
    if (element) resolve(element);
    else requestAnimationFrame(look);
  };
  look();
});

export const isDisconnected = () => app.getAttribute(CONNECTION) !== "CONNECTED";
export const isRunning = () => app.getAttribute(RUN) === "running";

// Presses and requests that may still be under way.
export const presses = new PressState({
  now: () => performance.now(),
  isRunning,
  address: () => location.href,
});

/** @param {() => void} action */
export function observeState(action) {
  const observer = new MutationObserver(action);
  observer.observe(app, { attributes: true, attributeFilter: [CONNECTION, RUN] });
  return observer;
}

/** @param {() => void} action */
export function afterNextRun(action) {
  let hasBegun = false;
  const observer = observeState(() => {
    hasBegun ||= isRunning();
    if (!hasBegun || isRunning()) return;
    observer.disconnect();
    action();
  });
}

/** @type {(action: () => void) => unknown} */
const whenIdle = window.requestIdleCallback ?? ((action) => setTimeout(action, DRAWN_AFTER));
let drawing = 0;

observeState(() => {
  presses.noteStateChange();
  clearTimeout(drawing);
  if (!isRunning()) drawing = setTimeout(() => whenIdle(() => presses.noteDrawn()), DRAWN_AFTER);
});
