// Where Streamlit stands, in its own words, and what may still be under way in it.

export const PRESSABLE =
  "a,button,label,summary,[role=button],[role=tab],[role=option],[role=menuitem]";

// The keys that press what has the focus.
export const PRESSING = ["Enter", " "];

// What opens something in the browser alone, or is the kit's own, asks the server for nothing.
export const OWN = [".kit-text", ".kit-cursor", ".react-aria-ComboBox", ".stTextInput"]
  .concat("summary", "[role=tab]", ".stPopover button", ".stMenuButton button")
  .join();

// With one of these keys a link opens elsewhere, and this page stays as it is.
export const isPlain = ({ ctrlKey, metaKey, shiftKey }) => !ctrlKey && !metaKey && !shiftKey;

// What opens something has a queue of its own: see cursor.js.
export const OPENERS = "[class*=st-key-opens-] :is(button,a)";

const LINE = "data-test-connection-state";
const RUN = "data-test-script-state";
// How long a press counts as under way whatever is seen of it, and at most.
const MOMENT = { link: 1500, button: 600 };
const LONGEST = { link: 20000, button: 5000 };
const LONGEST_CHOICE = 5000;
// A run that is over is not drawn yet. What it set on the page is known there only then, and
// whatever is asked for before that sends along what it was before.
const SETTLED = 100;
// What is chosen already may ask for nothing, and what is chosen during a run can be taken by it: no
// other run has to begin.
const LONGEST_UNHEARD = 1000;

// The script comes with the page, so that it knows of the very first press; Streamlit comes later.
const app = await new Promise((found) => {
  const look = () => {
    const element = document.querySelector(`[${LINE}]`);
    if (element) found(element);
    else requestAnimationFrame(look);
  };
  look();
});

// By a clock that nobody sets.
let pressedAt = -Infinity;
let kind = "button";
let hasRun = false;
let chosenAt = -Infinity;
let holdsPresses = false;
let isSure = true;
let isTaken = true;
let isDrawn = true;
let endedAt = -Infinity;
let drawing = 0;
let askedAt = -Infinity;
let isBegun = true;

export const isCut = () => app.getAttribute(LINE) !== "CONNECTED";
export const isRunning = () => app.getAttribute(RUN) === "running";

export function watchApp(action) {
  const observer = new MutationObserver(action);
  observer.observe(app, { attributes: true, attributeFilter: [LINE, RUN] });
  return observer;
}

export function afterNextRun(action) {
  let hasBegun = false;
  const observer = watchApp(() => {
    hasBegun ||= isRunning();
    if (!hasBegun || isRunning()) return;
    observer.disconnect();
    action();
  });
}

const whenIdle = window.requestIdleCallback ?? ((action) => setTimeout(action, SETTLED));

watchApp(() => {
  isDrawn = false;
  clearTimeout(drawing);
  if (!isRunning()) {
    endedAt = performance.now();
    drawing = setTimeout(() => whenIdle(() => (isDrawn = !isRunning())), SETTLED);
  }
  hasRun ||= isRunning();
  isTaken ||= isRunning();
  isBegun ||= isRunning();
});

export const lastPress = () => pressedAt;
export const lastEnd = () => endedAt;

// A link leads to another page, and a button can.
export function pressed(what) {
  pressedAt = performance.now();
  kind = what;
  hasRun = false;
}

// Streamlit sends its page along with whatever it asks for, and hears of a new one only when the
// server has begun to run it. What is asked for in between leads back to the old page.
export function isUnderWay() {
  const since = performance.now() - pressedAt;
  if (since < MOMENT[kind] || isRunning()) return true;
  return !hasRun && since < LONGEST[kind];
}

// Whether what is pressed next has to wait: it does not where it is held back in another way.
export function chosen(holds = false, asks = true) {
  chosenAt = performance.now();
  holdsPresses = holds;
  isSure = asks && !isRunning();
  isTaken = false;
}

// Streamlit sends what is asked for a moment later. A link that is pressed in between goes first,
// and what comes after it leads back to the old page.
export function asked() {
  askedAt = performance.now();
  isBegun = false;
}

// Streamlit ends the run that was to take a choice as soon as another page is asked for, and what
// it sends then leaves the choice out.
export function isChoiceUnderWay() {
  return isBeingTaken() || (isNow(askedAt) && !isBegun);
}

export const isPressHeld = () => holdsPresses && isBeingTaken();

const isNow = (at) => performance.now() - at < LONGEST_CHOICE;
const isBeingTaken = () =>
  isNow(chosenAt) && (isRunning() || (isTaken ? !isDrawn : isAwaited()));
const isAwaited = () =>
  isSure || performance.now() - Math.max(chosenAt, endedAt) < LONGEST_UNHEARD;
