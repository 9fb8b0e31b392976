// A link waits until what was chosen before it has been taken: Streamlit ends the run that was to
// take it as soon as another page is asked for.

import { chosen, isChoiceUnderWay } from "./app.js";
import { doLate } from "./line.js";

// What always makes the page run when it is pressed.
const CHOICES = ".stButton button,[role=radio],[role=checkbox],[role=option],[role=menuitem]";
const MOMENT = 100;

export function takeChoicesFirst() {
  const listen = (name, action) => document.addEventListener(name, action, true);
  listen("click", (event) => {
    const { target } = event;
    if (target.closest?.(CHOICES)) chosen();
    const link = target.closest?.("a");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.isTrusted;
    if (!link || !isPlain || !isChoiceUnderWay()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    setTimeout(() => whenTaken(() => doLate(sameLink(link))), MOMENT);
  });
}

function whenTaken(action) {
  if (isChoiceUnderWay()) setTimeout(() => whenTaken(action), MOMENT);
  else action();
}

// The run can have put another element in its place.
function sameLink(link) {
  return link.isConnected ? link : [...document.links].find(({ href }) => href === link.href);
}
