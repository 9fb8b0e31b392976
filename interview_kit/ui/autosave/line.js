// A server that was started again knows nothing of this page until it has run for it once, and
// what is pressed before that would be lost. So the page runs as soon as the two are in touch
// again, and what is pressed waits until it has. Then all of it is done, in its order. What has to
// wait for what was pressed before it (choices.js, cursor.js) stands in the same queue.

import {
  OPENERS,
  OWN,
  PRESSABLE,
  PRESSING,
  chosen,
  isChoiceUnderWay,
  isCut,
  isRunning,
  pressed,
  watchApp,
} from "./app.js";
import { session } from "./sender.js";

const PRESSES = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
const LONGEST = 5000;
const LOOK_AGAIN = 100;
const SETTLED = 300;

let isHolding = false;
let goesOn = false;

// Of a press: it was held back, and is done now.
export const isDoneLate = () => goesOn;

let timer = 0;
let settling = 0;
let wentOnAt = 0;
const waiting = [];

export function watchLine() {
  let wasCut = false;
  let hasBegun = false;
  watchApp(() => {
    if (wasCut && !isCut()) {
      hold();
      session.component?.setTriggerValue("saved", Date.now());
    }
    hasBegun = isHolding && (hasBegun || isRunning());
    // One run can be ended for another, and the server knows the page first when one is through.
    clearTimeout(settling);
    if (hasBegun && !isRunning()) settling = setTimeout(release, SETTLED);
    wasCut = isCut();
  });
  for (const name of PRESSES) document.addEventListener(name, keepBack, true);
  document.addEventListener("keydown", keepBack, true);
}

function hold() {
  isHolding = true;
  clearTimeout(timer);
  timer = setTimeout(release, LONGEST);
}

function release() {
  clearTimeout(timer);
  clearTimeout(settling);
  isHolding = false;
  wentOnAt = performance.now();
  goOn();
}

// Each once the run is over that takes the one before: Streamlit ends it for the next, and what
// was chosen could be left out.
function goOn() {
  if (isHolding || isCut()) return; // it goes on when that is over
  clearTimeout(timer);
  if (!waiting.length) return;
  const isBusy = isRunning() || waiting[0].isBusy();
  if (!isBusy || performance.now() - wentOnAt > LONGEST) {
    wentOnAt = performance.now();
    press(waiting.shift().find());
  }
  timer = setTimeout(goOn, LOOK_AGAIN);
}

export function press(element) {
  if (!element) return;
  const isLink = Boolean(element.closest("a"));
  pressed(isLink ? "link" : "button");
  // Of buttons it is told where they are heard.
  if (isLink || element.closest("label")) chosen(!isLink);
  goesOn = true;
  element.click();
  goesOn = false;
}

// The run can have put another element in its place: a link to the same page, or under the same key.
export function finder(element) {
  const link = element.closest("a");
  if (link) return () => (link.isConnected ? link : linkTo(link.href));
  const keyed = element.closest("[class*=st-key-]");
  const key = [...(keyed?.classList ?? [])].find((name) => name.startsWith("st-key-"));
  const place = keyed ? [...keyed.querySelectorAll("*")].indexOf(element) : -1;
  return () => {
    if (element.isConnected || !key) return element;
    return document.querySelector(`.${CSS.escape(key)}`)?.querySelectorAll("*")[place];
  };
}

const linkTo = (address) => [...document.links].find(({ href }) => href === address);

function keepBack(event) {
  const { target, type, key } = event;
  if (goesOn || !(isHolding || waiting.length)) return;
  if (target.closest?.(isHolding ? ".kit-text,.kit-cursor" : OWN)) return;
  if (type === "keydown" && !PRESSING.includes(key)) return;
  if (type === "keydown" && target.closest?.(OPENERS)) return; // its click is kept, and what follows
  event.preventDefault();
  event.stopImmediatePropagation();
  if (type === "click" || type === "keydown") pressLater(finder(target.closest(PRESSABLE) ?? target));
}

// What is pressed after it waits as well, so that all is done in its order. Nothing is to be seen of
// a press that waits: who therefore presses again wants it once.
export function pressLater(find, isBusy = isChoiceUnderWay) {
  if (waiting.length && waiting.at(-1).find() === find()) return;
  if (!waiting.length) wentOnAt = performance.now();
  waiting.push({ find, isBusy });
  goOn();
}
