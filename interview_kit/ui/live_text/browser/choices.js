// What is pressed waits until what was chosen before it has been taken. Streamlit ends the run that
// was to take it as soon as another is asked for, and sends what comes close together as one: a
// button with a choice that runs a part of the page would run that part alone.

import { chosen, isChoiceUnderWay, isPickUnderWay, pressed } from "./app.js";
import { doLate, finder, isDoneLate } from "./line.js";

// What always makes the page run when it is pressed.
const BUTTONS = ".stButton button";
const PICKS = "[role=radio],[role=checkbox],[role=option],[role=menuitem]";
const WAITS = `${BUTTONS},.stButtonGroup [role=radio]`;
const MOMENT = 100;

export function takeChoicesFirst() {
  const listen = (name, action) => document.addEventListener(name, action, true);
  listen("click", (event) => {
    if (isDoneLate()) return;
    const link = event.target.closest?.("a");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.isTrusted;
    if (link && isPlain) hold(event, "link", isChoiceUnderWay, () => sameLink(link));
    const button = event.target.closest?.(WAITS);
    if (button) hold(event, "button", isPickUnderWay, finder(button));
    if (!event.defaultPrevented) note(event.target);
  });
}

function hold(event, kind, isBusy, find) {
  if (!isBusy()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  whenTaken(isBusy, () => {
    const element = find();
    pressed(kind);
    if (element) note(element);
    doLate(element);
  });
}

function note(element) {
  const isPick = element.closest?.(PICKS);
  if (isPick || element.closest?.(BUTTONS)) chosen(Boolean(isPick));
}

function whenTaken(isBusy, action) {
  setTimeout(() => (isBusy() ? whenTaken(isBusy, action) : action()), MOMENT);
}

// The run can have put another element in its place.
function sameLink(link) {
  return link.isConnected ? link : [...document.links].find(({ href }) => href === link.href);
}
