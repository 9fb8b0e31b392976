// Where Streamlit stands, in its own words, and what may still be under way in it.

export const PRESSABLE =
  "a,button,label,summary,[role=button],[role=tab],[role=option],[role=menuitem]";

const LINE = "data-test-connection-state";
const RUN = "data-test-script-state";
const MOMENT = 1500;
const LONGEST = { link: 20000, button: 5000, own: 0 };
const LONGEST_CHOICE = 3000;

const app = document.querySelector(`[${LINE}]`);

// By a clock that nobody sets.
let pressedAt = -Infinity;
let longest = 0;
let hasRun = false;
let chosenAt = -Infinity;
let isTaken = true;

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

watchApp(() => {
  hasRun ||= isRunning();
  isTaken ||= isRunning();
});

// A link leads to another page, a button can, and what is not Streamlit's own never does.
export function pressed(kind) {
  pressedAt = performance.now();
  longest = LONGEST[kind];
  hasRun = false;
}

// Streamlit sends its page along with whatever it asks for, and hears of a new one only when the
// server has begun to run it. What is asked for in between leads back to the old page.
export function isUnderWay() {
  const since = performance.now() - pressedAt;
  if (since < MOMENT || isRunning()) return true;
  return !hasRun && since < longest;
}

export function chosen() {
  chosenAt = performance.now();
  isTaken = false;
}

// Streamlit ends the run that was to take a choice as soon as another page is asked for, and what
// it sends then leaves the choice out.
export function isChoiceUnderWay() {
  return performance.now() - chosenAt < LONGEST_CHOICE && (isRunning() || !isTaken);
}
