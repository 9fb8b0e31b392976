// @ts-check
// The time of a call in minutes: used, left, and kept for the candidate's questions. The browser counts
// it, so that no run of the page comes for it. The server says when the call began, and how long it is
// planned for. After it, the minutes in which it is fresh are counted down to the moment that they end.

/**
 * @typedef {object} Plan
 * @property {number} planned The length of the call in minutes.
 * @property {number} theirs How many of them are kept for the candidate's questions.
 * @property {string} on When it began, in words.
 */

const CLOCK = "[data-kit-began]";
const FRESH = "[data-kit-fresh-until]";
const MINUTE = 60000;
const LOOK_AGAIN = 5000;
// A call that began longer ago is over, or goes on another time.
const LONGEST = 240;

export function keepCallTime() {
  setInterval(showCallTime, LOOK_AGAIN);
}

// Called for each change of the page, so that a clock that a run has drawn anew is never empty.
export function showCallTime() {
  for (const clock of document.querySelectorAll(CLOCK)) {
    if (!(clock instanceof HTMLElement)) continue;
    const { kitBegan = "", kitPlanned, kitTheirs, kitOn = "" } = clock.dataset;
    const used = Math.floor((Date.now() - Date.parse(kitBegan)) / MINUTE);
    const plan = { planned: Number(kitPlanned), theirs: Number(kitTheirs), on: kitOn };
    say(clock, timeWords(used, plan));
  }
  for (const clock of document.querySelectorAll(FRESH)) {
    if (!(clock instanceof HTMLElement)) continue;
    const end = Date.parse(clock.dataset.kitFreshUntil ?? "");
    say(clock, freshWords(Math.ceil((end - Date.now()) / MINUTE)));
  }
}

/** @param {HTMLElement} clock @param {string} words */
function say(clock, words) {
  if (clock.textContent !== words) clock.textContent = words;
}

/** @param {number} left */
export function freshWords(left) {
  return left > 0 ? `${minutes(left)} left` : "over now, so write down what you still know";
}

/** @param {number} used @param {Plan} plan */
export function timeWords(used, { planned, theirs, on }) {
  if (used < 0 || used > LONGEST) return `Began ${on}`;
  const begun = used ? `${minutes(used)} in` : "Just started";
  const left = planned - used;
  if (left <= 0) return `${begun}, ${planned} planned`;
  if (left <= theirs) return `${begun}, ${left} left, kept for their questions`;
  return `${begun}, ${left} left, the last ${theirs} for their questions`;
}

/** @param {number} count */
const minutes = (count) => `${count} ${count === 1 ? "minute" : "minutes"}`;
