// Streamlit's own boxes for numbers and dates send what was typed when they are left. What leaves
// them faster than that waits a moment: the keys would be lost, or lead back to the old page. And a
// link waits until what was chosen or typed before it has been taken.

import { chosen, isChoiceUnderWay } from "./app.js";

const BOXES = ".stNumberInput,.stDateInput,.stDateTimeInput,.stTimeInput";
// What always makes the page run when it is pressed.
const CHOICES = ".stButton button,[role=radio],[role=checkbox],[role=option],[role=menuitem]";
const MOMENT = 100;

let leftAt = -Infinity;
let typedInto = null;

// What is half typed into one is gone when the page runs.
export const isInBox = () => Boolean(document.activeElement?.closest(BOXES));

// And it is gone with the page, so the browser asks before that.
export const isHalfTyped = () => Boolean(typedInto?.isConnected);

// Streamlit listens for these itself: nothing on the page is pressed by them.
export const isShortcut = ({ type, altKey, key }) =>
  type === "keydown" && altKey && /^(Arrow|Page)/.test(key);

export const sameKey = ({ key, code, keyCode, altKey }) =>
  new KeyboardEvent("keydown", { key, code, keyCode, altKey, bubbles: true });

export function leaveBoxesFirst() {
  const listen = (name, action) => document.addEventListener(name, action, true);
  listen("input", ({ target }) => (typedInto = target.closest?.(BOXES) ?? null));
  listen("focusout", ({ target, relatedTarget }) => {
    if (target.closest?.(BOXES)) leftAt = performance.now();
    if (typedInto && !typedInto.contains(relatedTarget)) wasTyped();
  });
  listen("keydown", (event) => {
    const { target, key } = event;
    if (key === "Enter" && typedInto) wasTyped();
    if (!isShortcut(event) || !event.isTrusted || !target.closest?.(BOXES)) return;
    // Streamlit takes a box for left when something else has the focus, not when nothing has.
    [...document.querySelectorAll(".stMain button")]
      .find((each) => !each.disabled && !each.closest(BOXES))
      ?.focus({ preventScroll: true });
    again(event, () => document.body.dispatchEvent(sameKey(event)));
  });
  listen("click", (event) => {
    const { target } = event;
    if (target.closest?.(CHOICES)) chosen();
    const link = target.closest?.("a");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.isTrusted;
    const isEarly = performance.now() - leftAt < MOMENT || isChoiceUnderWay();
    if (link && isPlain && isEarly) again(event, () => whenTaken(() => sameLink(link)?.click()));
  });
}

function wasTyped() {
  typedInto = null;
  chosen();
}

function whenTaken(action) {
  if (isChoiceUnderWay()) setTimeout(() => whenTaken(action), MOMENT);
  else action();
}

// The run can have put another element in its place.
function sameLink(link) {
  return link.isConnected ? link : [...document.links].find(({ href }) => href === link.href);
}

function again(event, action) {
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(action, MOMENT);
}
