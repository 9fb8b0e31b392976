// A server that was started again knows nothing of this page until it has run for it once, and
// what is pressed before that would be lost. So the page runs as soon as the two are in touch
// again, and a press waits until it has.

import { isDirty, session } from "./sender.js";

// Streamlit's own words on where it stands.
const LINE = "data-test-connection-state";
const RUN = "data-test-script-state";
const PRESSES = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
const LONGEST = 5000;
const LOOK_AGAIN = 200;

let isHolding = false;
let pressed = null;
let timer = 0;

export function watchLine(fields) {
  const app = document.querySelector(`[${LINE}]`);
  let wasCut = false;
  let hasBegun = false;
  new MutationObserver(() => {
    const isCut = app.getAttribute(LINE) !== "CONNECTED";
    const isRunning = app.getAttribute(RUN) === "running";
    if (wasCut && !isCut) {
      hold();
      runOnceStored(fields);
    }
    hasBegun = isHolding && (hasBegun || isRunning);
    if (hasBegun && !isRunning) release();
    wasCut = isCut;
  }).observe(app, { attributes: true, attributeFilter: [LINE, RUN] });
  for (const name of PRESSES) document.addEventListener(name, keepBack, true);
  document.addEventListener("keydown", keepBack, true);
}

function hold() {
  isHolding = true;
  clearTimeout(timer);
  timer = setTimeout(release, LONGEST);
}

// A page that ran before its database is back would have an error in place of the fields.
function runOnceStored(fields) {
  if ([...fields.values()].some(isDirty)) setTimeout(() => runOnceStored(fields), LOOK_AGAIN);
  else session.component?.setTriggerValue("saved", Date.now());
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
