// What is pressed waits until what was pressed before it has been taken. Streamlit ends the run that
// was to take it as soon as another is asked for, and sends what comes close together as one: a
// button with a choice that runs a part of the page would run that part alone.

import { chosen, isChoiceUnderWay, isPressHeld } from "./app.js";
import { finder, isDoneLate, press } from "./line.js";

// What always makes the page run when it is pressed.
const RUNS = ".stButton button,[role=radio],[role=checkbox],[role=option],[role=menuitem]";
const WAITS = ".stButton button,.stButtonGroup [role=radio]";
// What opens something has a queue of its own: see cursor.js.
const OPENERS = "[class*=st-key-opens-]";
const MOMENT = 100;

export function takeChoicesFirst() {
  const listen = (name, action) => document.addEventListener(name, action, true);
  listen("click", (event) => {
    const { target } = event;
    if (!isDoneLate()) {
      const link = target.closest?.("a");
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.isTrusted;
      if (link && isPlain && isChoiceUnderWay()) hold(event, () => follow(finder(link)));
      const button = target.closest?.(WAITS);
      if (button && isPressHeld()) hold(event, () => whenTaken(isPressHeld, finder(button)));
    }
    if (event.defaultPrevented) return;
    if (target.closest?.(RUNS)) chosen(!target.closest(OPENERS));
  });
}

export const follow = (findLink) => whenTaken(isChoiceUnderWay, findLink);

function hold(event, goOn) {
  event.preventDefault();
  event.stopImmediatePropagation();
  goOn();
}

function whenTaken(isBusy, find) {
  setTimeout(() => (isBusy() ? whenTaken(isBusy, find) : press(find())), MOMENT);
}
