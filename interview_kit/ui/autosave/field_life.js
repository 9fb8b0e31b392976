// @ts-check
// The life of a field's text, from the key to the store: each state with the events that can happen
// in it, and the state that each leads to. docs/autosave.md draws it.
//
// saved: the store has the text. typed: it was changed, and is not on its way. sending: it is on
// its way. waiting: it could not be stored for now, and is sent again. refused: it is not stored as
// it is. conflict: the store has another text, and somebody has to choose.

/** @typedef {keyof typeof LIFE} State */

/**
 * @typedef {"type" | "resume" | "send" | "stored" | "storedEarlier" | "rebase" | "fail" | "refuse"
 *   | "differ" | "keepMine" | "takeTheirs"} LifeEvent
 * `resume`: what a closed tab left is taken up. `stored`: the store has the newest text.
 * `storedEarlier`: the store has a text that was typed on since. `rebase`: the store has another
 * revision of the same text. `differ`: the store has another text.
 */

const ANSWERS = { stored: "saved", storedEarlier: "typed", rebase: "typed" };
const TROUBLES = { fail: "waiting", refuse: "refused", differ: "conflict" };

export const LIFE = {
  // A text can be sent twice, and once is enough: what comes after that changes nothing.
  saved: { type: "typed", resume: "typed", stored: "saved", fail: "saved", refuse: "saved" },
  typed: { type: "typed", send: "sending", ...ANSWERS, ...TROUBLES },
  sending: { type: "sending", send: "sending", ...ANSWERS, ...TROUBLES },
  // The field shows the trouble until an answer ends it.
  waiting: { type: "waiting", send: "waiting", ...ANSWERS, ...TROUBLES },
  refused: { type: "refused", send: "refused", ...ANSWERS, ...TROUBLES },
  // Only a choice ends a conflict.
  conflict: {
    ...{ type: "conflict", stored: "conflict", storedEarlier: "conflict", rebase: "conflict" },
    ...{ fail: "conflict", refuse: "conflict", differ: "conflict" },
    ...{ keepMine: "typed", takeTheirs: "saved" },
  },
};

/** @param {State} state @param {LifeEvent} event */
export const canHappen = (state, event) => event in LIFE[state];

/**
 * The state that an event leads to. Throws an Error where it cannot happen.
 * @param {State} state
 * @param {LifeEvent} event
 * @returns {State}
 */
export function nextState(state, event) {
  /** @type {Record<string, string>} */
  const events = LIFE[state];
  if (!canHappen(state, event))
    throw new Error(`“${event}” cannot happen to a text that is ${state}`);
  return /** @type {State} */ (events[event]);
}
