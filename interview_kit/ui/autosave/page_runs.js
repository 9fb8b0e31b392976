// @ts-check
// A page that shows something made from a text runs again once that is stored, but never so soon
// after a press that it could get in the way of where that leads.

import { afterNextRun, presses } from "../workarounds/streamlit_state.js";
import { isOpening } from "../workarounds/type_ahead.js";
import { isDirty, isOnPage } from "./field.js";
import { requestRun } from "./page_session.js";

/** @typedef {import("./field.js").Field} Field */

const LOOK_AGAIN = 100; // milliseconds

// Fields whose text the page as it stands may lack, each with the number of that text.
/** @type {Map<Field, number>} */
const outdated = new Map();
let timer = 0;

/** @param {Field} field */
export const isOutdated = (field) => outdated.has(field);

// A field that is not on the page may well be what the page is made from: it was read from the
// store before this text was there.
/** @param {Field} field */
export function runAfterStoring(field) {
  if (isOnPage(field) && !field.view?.isLive) return;
  outdated.set(field, field.acknowledged);
  runWhenFree();
}

function runWhenFree() {
  clearTimeout(timer);
  if (presses.isPressPending() || isOpening()) timer = setTimeout(runWhenFree, LOOK_AGAIN);
  // A text that is typed on makes the page run when the rest is stored.
  else if ([...outdated.keys()].some((field) => !isDirty(field))) runPage();
}

export function runPage() {
  clearTimeout(timer);
  const shownNext = [...outdated];
  requestRun("saved");
  afterNextRun(() => {
    for (const [field, number] of shownNext)
      if (outdated.get(field) === number) outdated.delete(field);
  });
}
