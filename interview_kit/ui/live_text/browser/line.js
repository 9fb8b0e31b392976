// A server that was started again knows nothing of this page until it has run for it once, and
// what is pressed before that would be lost. So the page runs as soon as the two are in touch
// again, and a press waits until it has.

import { isCut, isRunning, watchApp } from "./app.js";
import { session } from "./sender.js";

const PRESSES = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
const LONGEST = 5000;

let isHolding = false;
let pressed = null;
let timer = 0;

export function watchLine() {
  let wasCut = false;
  let hasBegun = false;
  watchApp(() => {
    if (wasCut && !isCut()) {
      hold();
      session.component?.setTriggerValue("saved", Date.now());
    }
    hasBegun = isHolding && (hasBegun || isRunning());
    if (hasBegun && !isRunning()) release();
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
  isHolding = false;
  pressed?.()?.click();
  pressed = null;
}

// The run can have put another element in its place, under the same key.
function finder(element) {
  const keyed = element.closest("[class*=st-key-]");
  const key = [...(keyed?.classList ?? [])].find((name) => name.startsWith("st-key-"));
  const place = keyed ? [...keyed.querySelectorAll("*")].indexOf(element) : -1;
  return () => {
    if (element.isConnected || !key) return element;
    return document.querySelector(`.${CSS.escape(key)}`)?.querySelectorAll("*")[place];
  };
}

function keepBack(event) {
  const { target, type, key } = event;
  if (!isHolding || target.closest?.(".kit-text")) return;
  if (type === "keydown" && key !== "Enter" && key !== " ") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (type === "click" || type === "keydown") pressed = finder(target);
}
