// What is pressed waits until what was pressed before it has been taken. Streamlit ends the run that
// was to take it as soon as another is asked for, and sends what comes close together as one: a
// button with a choice that runs a part of the page would run that part alone.

import { OPENERS, PRESSING, chosen, isChoiceUnderWay, isPlain, isPressHeld } from "./app.js";
import { finder, isDoneLate, pressLater } from "./line.js";

// What always makes the page run when it is pressed.
const RUNS = ".stButton button,[role=radio],[role=checkbox],[role=option],[role=menuitem]";
const WAITS = ".stButton button,.stButtonGroup [role=radio]";
const CHOSEN = "[aria-checked=true],[aria-selected=true]";
// Of these, keys make no click.
const BY_KEY = ".stButtonGroup [role=radio],[role=option],[role=menuitem]";

export function takeChoicesFirst() {
  const listen = (name, action) => document.addEventListener(name, action, true);
  listen("click", (event) => {
    const { target } = event;
    if (!isDoneLate()) {
      const link = target.closest?.("a");
      const isMeant = isPlain(event) && event.isTrusted;
      if (link && isMeant && isChoiceUnderWay()) hold(event, link, isChoiceUnderWay);
      const button = target.closest?.(WAITS);
      if (button && isPressHeld()) hold(event, button, isPressHeld);
    }
    if (!event.defaultPrevented) tell(target.closest?.(RUNS));
  });
  listen("keydown", (event) => {
    const choice = PRESSING.includes(event.key) ? event.target.closest?.(BY_KEY) : null;
    if (choice?.matches(WAITS) && isPressHeld()) hold(event, choice, isPressHeld);
    else tell(choice);
  });
}

const tell = (choice) => choice && chosen(!choice.closest(OPENERS), !choice.matches(CHOSEN));

function hold(event, element, isBusy) {
  event.preventDefault();
  event.stopImmediatePropagation();
  pressLater(finder(element), isBusy);
}
