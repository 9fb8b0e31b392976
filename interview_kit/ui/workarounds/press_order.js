// @ts-check
// Streamlit: a run that was to take a choice is ended as soon as another is asked for. What is
// asked for close together goes out as one request: a button with a choice that runs a part of the
// page would run that part alone.
// Seen in: Streamlit 1.67.0.
// Instead: what is pressed waits until what was pressed before it has been taken.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_what_is_chosen_right_before_a_link_is_left_out

import { elementFinder, isReplayed, queuePress } from "./held_presses.js";
import { cancel, isPlain, OPENERS, PRESS_KEYS, targetOf } from "./press_targets.js";
import { presses } from "./streamlit_state.js";

// These always make the page run when they are pressed.
const RUNS_PAGE = ".stButton button,[role=radio],[role=checkbox],[role=option],[role=menuitem]";
const CAN_WAIT = ".stButton button,.stButtonGroup [role=radio]";
const CHOSEN = "[aria-checked=true],[aria-selected=true]";
// A key that presses one of these makes no click.
const PRESSED_BY_KEY = ".stButtonGroup [role=radio],[role=option],[role=menuitem]";

const mustWait = () => presses.mustPressWait();
const isChoicePending = () => presses.isChoicePending();

export function keepPressesInOrder() {
  document.addEventListener("click", onClick, true);
  document.addEventListener("keydown", onKeyDown, true);
}

/** @param {MouseEvent} event */
function onClick(event) {
  const target = targetOf(event);
  if (!isReplayed()) {
    const link = target?.closest("a");
    const isMeant = isPlain(event) && event.isTrusted;
    if (link && isMeant && isChoicePending()) defer(event, link, isChoicePending);
    const button = target?.closest(CAN_WAIT);
    if (button && mustWait()) defer(event, button, mustWait);
  }
  if (!event.defaultPrevented) noteChoice(target?.closest(RUNS_PAGE));
}

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  const isPress = PRESS_KEYS.includes(event.key);
  const choice = isPress ? targetOf(event)?.closest(PRESSED_BY_KEY) : null;
  if (choice?.matches(CAN_WAIT) && mustWait()) defer(event, choice, mustWait);
  else noteChoice(choice);
}

/** @param {Element | null | undefined} choice */
function noteChoice(choice) {
  if (!choice) return;
  presses.noteChoice({ holdsPresses: !choice.closest(OPENERS), asks: !choice.matches(CHOSEN) });
}

/** @param {Event} event @param {Element} element @param {() => boolean} isBlocked */
function defer(event, element, isBlocked) {
  cancel(event);
  queuePress(elementFinder(/** @type {HTMLElement} */ (element)), isBlocked);
}
