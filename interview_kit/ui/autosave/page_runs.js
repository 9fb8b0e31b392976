// A page that shows something made from a text runs again once that is stored, but never so soon
// after a press that it could get in the way of where that leads.

import { afterNextRun, presses } from "../workarounds/streamlit_state.js";
import { requestRun } from "./page_session.js";
import { isDirty } from "./sender.js";

const LOOK_AGAIN = 100;

// What the page as it stands may lack, each with the number of its text.
const outdated = new Map();
let timer = 0;

export const isOutdated = (field) => outdated.has(field);

// A field that is not on the page may well be what the page is made from: it was read from the
// store before this text was there.
export function runAfterStoring(field) {
  const { view } = field;
  if (view?.box.isConnected && !view.isLive) return;
  outdated.set(field, field.acknowledged);
  runWhenFree();
}

function runWhenFree() {
  clearTimeout(timer);
  if (presses.isPressPending()) timer = setTimeout(runWhenFree, LOOK_AGAIN);
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
