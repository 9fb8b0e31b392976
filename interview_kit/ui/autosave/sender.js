// @ts-check
// Sends a field's text to the server: after a pause, before anything else happens, and
// again until it is acknowledged.

import { presses } from "../workarounds/streamlit_state.js";
import { BYTES_A_MILLISECOND, NO_CONNECTION, post } from "./draft_request.js";
import { happen, isDirty, newField } from "./field.js";
import { canHappen } from "./field_life.js";
import * as drafts from "./local_drafts.js";
import { requestRun, session } from "./page_session.js";

/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("./field.js").Draft} Draft */
/** @typedef {import("./field.js").Answer} Answer */

// Made anew with each document: a duplicated tab copies sessionStorage, but is another writer.
export const TAB = Math.random().toString(36).slice(2, 14);
drafts.markTabOpen(TAB);

// In milliseconds.
const PAUSE = 400;
const LATEST = 2000;
const SILENCE = 2500;
const FIRST_RETRY = 500;
const LAST_RETRY = 2000;
const ASK_AGAIN = 10000;
const MOST_IN_FLIGHT = 3;
const FINAL = [400, 403, 404, 413, 423];

let tokenRequestedAt = -Infinity;
let lastSequence = Date.now();

// Fields that are not on the page have nobody to show what is wrong but the page.
/** @param {Field} field */
function announceChange(field) {
  field.view?.showStatus();
  document.dispatchEvent(new Event("kit-text"));
}

/** @param {Field} field @param {string} text @param {boolean} composing */
export function edit(field, text, composing) {
  field.text = text;
  field.sequence = ++lastSequence;
  field.at = Date.now();
  field.typedHere = true;
  field.composing = composing;
  happen(field, "type");
  saveLocally(field);
  announceChange(field);
  clearTimeout(field.pauseTimer);
  if (composing) return;
  field.firstKeyAt ||= performance.now();
  const wait = performance.now() - field.firstKeyAt > LATEST - PAUSE ? 0 : PAUSE;
  field.pauseTimer = setTimeout(() => send(field, "pause"), wait);
}

/** @param {Field} field */
function saveLocally(field) {
  field.unmirrored = !drafts.save(field, TAB);
}

// A text of a closed tab is taken up at once where nothing was stored since. Otherwise the store is
// asked first: a browser that is killed can have kept less than it had sent, and nobody is to type
// on in a text that is out of date.
/** @param {Field} field @param {{ text: string, revision: number }} data */
export async function recover(field, data) {
  field.others = await drafts.leftByClosedTabs(field, data.text);
  const [newest] = field.others;
  if (!newest) return;
  if (isDirty(field) || field.composing || newest.base < data.revision) offerNext(field);
  else resume(field, newest);
}

// The same for a field that is on no page yet: its text is stored, or waits to be shown.
/** @param {Draft} draft @param {Draft[]} others */
export function recoverOffPage(draft, others) {
  const field = newField({ ...draft, revision: draft.base }, TAB);
  field.known = null;
  field.others = [draft, ...others];
  resume(field, draft);
  return field;
}

// Goes on with a text, the next of the `others`, under its own tab and base, so that the store can
// tell whether anything else changed in between. Its number can be lower than those of texts that
// are stored already: they say nothing of this one, nor do their words. It stays as old as it is.
/** @param {Field} field @param {Draft} draft */
function resume(field, { key, text, base, tab, sequence, at, goneAt }) {
  field.others.shift();
  if (base !== field.base) field.known = null;
  Object.assign(field, { text, base, tab, sequence, at, goneAt: goneAt || 0 });
  field.acknowledged = Math.min(field.acknowledged, sequence - 1);
  field.settled = Math.min(field.settled, sequence - 1);
  lastSequence = Math.max(lastSequence, sequence);
  happen(field, "resume");
  saveLocally(field);
  // Moved, not copied, or it would come back later as a conflict with itself.
  if (!field.unmirrored) drafts.drop(key);
  field.view?.showText();
  send(field, "recover");
}

/** @param {Field} field @param {string} why */
export async function send(field, why) {
  clearTimeout(field.pauseTimer);
  if (field.user !== session.user) return; // the token is another person's
  if ((field.composing && why !== "hide") || !canHappen(field.state, "send")) return;
  if (field.state === "refused" && field.sentSequence === field.sequence) return;
  if (field.inFlight && mustWait(field, why)) {
    field.sendAgain ||= field.sentSequence !== field.sequence;
    return;
  }
  clearTimeout(field.retryTimer);
  happen(field, "send");
  field.inFlight += 1;
  field.sentSequence = field.sequence;
  field.firstKeyAt = 0;
  const { sequence, text } = field;
  listenForSilence(field);
  const { status, body } = await post(field, field);
  field.inFlight -= 1;
  if (status === 200) onStored(field, sequence, text, body);
  else if (status === 409) onConflict(field, sequence, text, body);
  else onFailure(field, status, body.message);
  if (field.sendAgain && !field.inFlight) {
    field.sendAgain = false;
    send(field, "pause");
  }
}

/** @param {Field} field @param {string} why */
function mustWait(field, why) {
  if (why === "rebase") return false;
  if (why === "silence") return field.inFlight >= MOST_IN_FLIGHT;
  return why === "pause" || why === "retry" || field.sentSequence === field.sequence;
}

// A dead line gives no answer at all, for minutes. So people see that before, and the text
// is sent once more beside the one under way; the store knows which of them is newer.
/** @param {Field} field */
function listenForSilence(field) {
  clearTimeout(field.silenceTimer);
  const onSilence = () => {
    if (!field.inFlight || !isDirty(field)) return;
    fail(field, { status: NO_CONNECTION, message: "" });
    announceChange(field);
    listenForSilence(field);
    send(field, "silence");
  };
  field.silenceTimer = setTimeout(onSilence, SILENCE + field.text.length / BYTES_A_MILLISECOND);
}

/** @param {Field} field @param {{ status: number, message: string }} failure */
function fail(field, failure) {
  happen(field, FINAL.includes(failure.status) ? "refuse" : "fail");
  if (field.state !== "conflict") field.failure = failure;
}

/** @param {Field} field @param {number} sequence @param {string} text @param {Answer} answer */
function onStored(field, sequence, text, answer) {
  field.failure = null;
  if (sequence > field.acknowledged) field.known = text;
  field.retryAfter = 0;
  if (answer.outcome === "stale" && sequence === field.sequence) {
    // This writer has stored something newer from another document: that is the text now.
    showStored(field, answer.text, answer.revision);
  } else if (answer.outcome === "stale" && field.tab !== TAB && sequence > field.acknowledged) {
    enterConflict(field, field.text, answer); // somebody has typed on in what was out of date
    return;
  }
  field.acknowledged = Math.max(field.acknowledged, sequence);
  field.base = Math.max(field.base, answer.revision);
  if (field.sequence > field.acknowledged) {
    happen(field, "storedEarlier");
    saveLocally(field);
    announceChange(field);
    return;
  }
  happen(field, "stored");
  clearTimeout(field.silenceTimer);
  drafts.forget(field, TAB, field.acknowledged);
  field.unmirrored = false;
  field.goneAt = 0;
  field.tab = TAB;
  announceChange(field);
  document.dispatchEvent(new CustomEvent("kit-text-stored", { detail: field }));
  offerNext(field);
}

/** @param {Field} field @param {number} sequence @param {string} text @param {Answer} answer */
function onConflict(field, sequence, text, answer) {
  if (sequence <= Math.max(field.acknowledged, field.settled)) return;
  field.failure = null;
  if (answer.text === field.known && !answer.excuse && answer.revision > field.base) {
    // Nobody wrote other words, or said why there are none.
    field.base = answer.revision;
    happen(field, "rebase");
    send(field, "rebase");
    return;
  }
  enterConflict(field, text, answer);
}

/** @param {Field} field @param {string} mine @param {Answer} theirs */
function enterConflict(field, mine, theirs) {
  happen(field, "differ");
  field.conflict = { ...theirs, mine };
  saveLocally(field);
  announceChange(field);
  field.view?.showConflict();
}

/** @param {Field} field @param {number} status @param {string} [message] */
function onFailure(field, status, message = "") {
  if (!isDirty(field)) return; // it was sent twice, and once was enough
  fail(field, { status, message });
  if (status === 401) requestToken();
  if (status === 404) noteRecordGone(field);
  announceChange(field);
  if (FINAL.includes(status)) return;
  clearTimeout(field.retryTimer);
  const wait = field.retryAfter || FIRST_RETRY;
  field.retryTimer = setTimeout(() => send(field, "retry"), wait);
  field.retryAfter = Math.min(wait * 2, LAST_RETRY);
}

// A record can be restored for a while; after that nothing can come of its texts.
/** @param {Field} field */
function noteRecordGone(field) {
  field.goneAt ||= Date.now();
  if (drafts.isOld(field)) drafts.forget(field, TAB, field.sequence);
  else saveLocally(field);
}

// A request may not have arrived, so it is made again while the token is still no good. A run that
// is under way brings a token anyway.
function requestToken() {
  if (presses.isPressPending() || performance.now() - tokenRequestedAt < ASK_AGAIN) return;
  tokenRequestedAt = performance.now();
  requestRun("renew", `${TAB}-${Date.now()}`);
}

// A text that was refused may be sent as it is once its record may be written again.
/** @param {Field} field */
export function sendRefusedAgain(field) {
  field.sentSequence = 0;
  send(field, "retry");
}

// The text of a further closed tab goes to the store as it is: there it becomes the text, or, where
// another text stands by now, a line of the history. Then it is offered here.
/** @param {Field} field */
export async function offerNext(field) {
  const [draft] = field.others;
  if (!draft || isDirty(field) || field.offer || field.asking) return;
  field.asking = true;
  const { status, body } = await post(field, draft);
  field.asking = false;
  if (status !== 200 && status !== 409) {
    if (isDirty(field) || field.inFlight) setTimeout(() => offerNext(field), LAST_RETRY);
    else resume(field, draft); // it is shown, with what is wrong
    return;
  }
  field.others.shift();
  drafts.drop(draft.key);
  if (status === 409) {
    field.offer = draft.text;
    field.view?.showConflict();
    return;
  }
  if (body.outcome === "saved" && !isDirty(field)) showStored(field, draft.text, body.revision);
  offerNext(field);
}

/** @param {Field} field @param {string} text @param {number} revision */
export function showStored(field, text, revision) {
  field.text = text;
  field.known = text;
  field.base = revision;
  field.view?.showText();
}

/** @param {Field} field */
export function keepMine(field) {
  if (!field.conflict) return;
  field.base = field.conflict.revision;
  field.conflict = null;
  field.tab = TAB;
  field.settled = field.sequence;
  field.sequence = ++lastSequence;
  field.at = Date.now();
  happen(field, "keepMine");
  saveLocally(field);
  send(field, "mine");
}

/** @param {Field} field */
export function takeTheirs(field) {
  const { conflict: theirs, sequence } = field;
  if (!theirs) return;
  drafts.forget(field, TAB, sequence);
  if (field.text !== theirs.mine) storeInHistory(field); // what was sent is in the history
  field.conflict = null;
  field.acknowledged = sequence;
  field.tab = TAB;
  happen(field, "takeTheirs");
  showStored(field, theirs.text, theirs.revision);
  offerNext(field);
}

// Text that was typed since both were shown goes into the history. Until it is there it lies in the
// browser as a closed tab's: the next text takes this document's place.
/** @param {Field} field */
async function storeInHistory(field) {
  const tab = TAB + field.sequence.toString(36);
  const aside = { ...field, tab };
  drafts.save(aside, tab);
  const { status } = await post(aside, aside);
  if (status === 200 || status === 409) drafts.forget(aside, tab, aside.sequence);
}

/** @param {Field} field */
export function useOffer(field) {
  const text = field.offer ?? "";
  field.offer = null;
  edit(field, text, false);
  field.view?.showText();
}

/** @param {Field} field */
export function leaveOffer(field) {
  field.offer = null;
  offerNext(field);
}
