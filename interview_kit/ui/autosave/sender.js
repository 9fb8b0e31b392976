// Brings a field's text to the server: after a pause, before anything else happens, and
// again until it is acknowledged.

import { presses } from "../workarounds/streamlit_state.js";
import * as drafts from "./local_drafts.js";
import { requestRun, session } from "./page_session.js";

// Made anew with each document: a duplicated tab copies sessionStorage, but is another writer.
export const TAB = Math.random().toString(36).slice(2, 14);
drafts.markTabOpen(TAB);

const PAUSE = 400;
const LATEST = 2000;
const SILENCE = 2500;
const TIMEOUT = 10000;
const SLOW_LINE = 20; // bytes a millisecond
const MOST_IN_FLIGHT = 3;
const FIRST_RETRY = 500;
const LAST_RETRY = 2000;
const ASK_AGAIN = 10000;
const KEEPALIVE_BYTES = 60000;
const NO_CONNECTION = 0;

let askedAt = -Infinity;

const endpoint = new URL("../../../draft", import.meta.url).href;

let lastSequence = Date.now();

export const isDirty = (field) => field.sequence > field.acknowledged || field.conflict !== null;

export function newField(data) {
  const [record, name] = data.id.split("/");
  return {
    id: data.id,
    record,
    name,
    label: data.label,
    way: data.way || "",
    user: session.user,
    text: data.text,
    known: data.text,
    drawn: data.text,
    base: data.revision,
    tab: TAB,
    sequence: 0,
    at: 0,
    goneAt: 0,
    acknowledged: 0,
    settled: 0,
    inFlight: 0,
    sentSequence: 0,
    sendAgain: false,
    composing: false,
    typedHere: false,
    firstKeyAt: 0,
    pauseTimer: 0,
    retryTimer: 0,
    silenceTimer: 0,
    retryAfter: FIRST_RETRY,
    failure: null,
    conflict: null,
    others: [],
    offer: null,
    asking: false,
    unmirrored: false,
    view: null,
  };
}

// Fields that are not on the page have nobody to show what is wrong but the page.
function announceChange(field) {
  field.view?.showStatus();
  document.dispatchEvent(new Event("kit-text"));
}

export function edit(field, text, composing) {
  field.text = text;
  field.sequence = ++lastSequence;
  field.at = Date.now();
  field.typedHere = true;
  field.composing = composing;
  saveLocally(field);
  announceChange(field);
  clearTimeout(field.pauseTimer);
  if (composing) return;
  field.firstKeyAt ||= performance.now();
  const wait = performance.now() - field.firstKeyAt > LATEST - PAUSE ? 0 : PAUSE;
  field.pauseTimer = setTimeout(() => send(field, "pause"), wait);
}

export function saveLocally(field) {
  field.unmirrored = !drafts.save(field, TAB);
}

// What closed tabs left in this browser. It is taken up at once where nothing was stored since.
// Where something was, the store is asked first: a browser that is killed can have kept less
// than it had sent, and nobody is to type on in a text that is out of date.
export async function recover(field, data) {
  field.others = await drafts.leftByClosedTabs(field, data.text);
  const [newest] = field.others;
  if (!newest) return;
  if (isDirty(field) || field.composing || newest.base < data.revision) offerNext(field);
  else resume(field, field.others.shift());
}

// The same for a field that is on no page yet: its text is stored, or waits to be shown.
export function recoverOffPage(item, others) {
  const field = newField({ ...item, revision: item.base });
  field.known = null;
  field.others = others;
  resume(field, item);
  return field;
}

// Goes on with a text under its own tab and base, so that the store can tell whether anything
// else changed in between. Its number can be lower than those of texts that are stored already:
// they say nothing of this one, nor do their words. It stays as old as it is.
function resume(field, { key, text, base, tab, sequence, at, goneAt }) {
  if (base !== field.base) field.known = null;
  Object.assign(field, { text, base, tab, sequence, at, goneAt: goneAt || 0 });
  field.acknowledged = Math.min(field.acknowledged, sequence - 1);
  field.settled = Math.min(field.settled, sequence - 1);
  lastSequence = Math.max(lastSequence, sequence);
  saveLocally(field);
  // Moved, not copied, or it would come back later as a conflict with itself.
  if (!field.unmirrored) drafts.drop(key);
  field.view?.showText();
  send(field, "recover");
}

export async function send(field, why) {
  clearTimeout(field.pauseTimer);
  const leaving = why === "hide";
  if ((field.composing && !leaving) || field.conflict || field.sequence <= field.acknowledged)
    return;
  if (field.failure?.final && field.sentSequence === field.sequence) return;
  if (field.inFlight && mustWait(field, why)) {
    field.sendAgain ||= field.sentSequence !== field.sequence;
    return;
  }
  clearTimeout(field.retryTimer);
  field.inFlight += 1;
  field.sentSequence = field.sequence;
  field.firstKeyAt = 0;
  const { sequence, text } = field;
  listenForSilence(field);
  const answer = await post(field, field);
  field.inFlight -= 1;
  if (answer.status === 200) onStored(field, sequence, text, answer.body);
  else if (answer.status === 409) onConflict(field, sequence, text, answer.body);
  else onFailure(field, answer);
  if (field.sendAgain && !field.inFlight) {
    field.sendAgain = false;
    send(field, "pause");
  }
}

function mustWait(field, why) {
  if (why === "rebase") return false;
  if (why === "silence") return field.inFlight >= MOST_IN_FLIGHT;
  return why === "pause" || why === "retry" || field.sentSequence === field.sequence;
}

// A dead line gives no answer at all, for minutes. So people are told before that, and the text
// is sent once more beside the one under way; the store knows which of them is newer.
function listenForSilence(field) {
  clearTimeout(field.silenceTimer);
  field.silenceTimer = setTimeout(
    () => {
      if (!field.inFlight || !isDirty(field)) return;
      field.failure = { status: NO_CONNECTION, final: false, message: "" };
      announceChange(field);
      listenForSilence(field);
      send(field, "silence");
    },
    SILENCE + field.text.length / SLOW_LINE,
  );
}

async function post(field, { text, base, tab, sequence }) {
  const { record, name, way } = field;
  const writer = `${session.page}.${tab}`;
  const draft = { record, field: name, text, base, tab: writer, sequence };
  const body = JSON.stringify(way ? { ...draft, way } : draft);
  const { size } = new Blob([body]);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT + size / SLOW_LINE);
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      // Above this size the browser refuses to send it while the page closes; the mirror remains.
      keepalive: size < KEEPALIVE_BYTES,
      headers: { "Content-Type": "application/json", "X-Kit-Token": session.token },
      body,
      signal: abort.signal,
    });
    return await kitAnswer(response);
  } catch {
    return { status: NO_CONNECTION, body: {} };
  } finally {
    clearTimeout(timer);
  }
}

// Something in between may answer in the kit's place: only the kit's own words count.
async function kitAnswer(response) {
  const { status } = response;
  const body = await response.json().catch(() => null);
  const stores = status === 200 || status === 409;
  if (body && (!stores || Number.isInteger(body.revision))) return { status, body };
  return { status: status >= 500 ? status : NO_CONNECTION, body: {} };
}

function onStored(field, sequence, text, answer) {
  field.failure = null;
  if (sequence > field.acknowledged) field.known = text;
  field.retryAfter = FIRST_RETRY;
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
    saveLocally(field);
    announceChange(field);
    return;
  }
  clearTimeout(field.silenceTimer);
  drafts.forget(field, TAB, field.acknowledged);
  field.unmirrored = false;
  field.goneAt = 0;
  field.tab = TAB;
  announceChange(field);
  document.dispatchEvent(new CustomEvent("kit-text-stored", { detail: field }));
  offerNext(field);
}

function onConflict(field, sequence, text, answer) {
  if (sequence <= Math.max(field.acknowledged, field.settled)) return;
  field.failure = null;
  if (answer.text === field.known && !answer.excuse && answer.revision > field.base) {
    // Nobody wrote other words, or said why there are none.
    field.base = answer.revision;
    send(field, "rebase");
    return;
  }
  enterConflict(field, text, answer);
}

function enterConflict(field, mine, theirs) {
  field.conflict = { ...theirs, mine };
  saveLocally(field);
  announceChange(field);
  field.view?.showConflict();
}

function onFailure(field, answer) {
  if (!isDirty(field)) return; // it was sent twice, and once was enough
  const { status, body } = answer;
  const final = [400, 403, 404, 413, 423].includes(status);
  field.failure = { status, final, message: body.message || "" };
  if (status === 401) askForToken();
  if (status === 404) noteRecordGone(field);
  announceChange(field);
  if (final) return;
  clearTimeout(field.retryTimer);
  field.retryTimer = setTimeout(() => send(field, "retry"), field.retryAfter);
  field.retryAfter = Math.min(field.retryAfter * 2, LAST_RETRY);
}

// It can be brought back for a while; after that nothing can come of its texts.
function noteRecordGone(field) {
  field.goneAt ||= Date.now();
  if (drafts.isOld(field)) drafts.forget(field, TAB, field.sequence);
  else saveLocally(field);
}

// What was asked may not have arrived, so it is asked again while the token is still no good. A
// run that is under way brings one anyway.
function askForToken() {
  if (presses.isPressPending() || performance.now() - askedAt < ASK_AGAIN) return;
  askedAt = performance.now();
  requestRun("renew", `${TAB}-${Date.now()}`);
}

// What a further tab left goes to the store as it is: there it becomes the text, or, where
// something else stands by now, a line of the history. Then it is offered here.
export async function offerNext(field) {
  const [item] = field.others;
  if (!item || isDirty(field) || field.offer || field.asking) return;
  field.asking = true;
  const answer = await post(field, item);
  field.asking = false;
  if (answer.status !== 200 && answer.status !== 409) {
    if (isDirty(field) || field.inFlight) setTimeout(() => offerNext(field), LAST_RETRY);
    else resume(field, field.others.shift()); // it is shown, with what is wrong
    return;
  }
  field.others.shift();
  drafts.drop(item.key);
  if (answer.status === 409) {
    field.offer = item.text;
    field.view?.showConflict();
    return;
  }
  if (answer.body.outcome === "saved" && !isDirty(field))
    showStored(field, item.text, answer.body.revision);
  offerNext(field);
}

export function showStored(field, text, revision) {
  field.text = text;
  field.known = text;
  field.base = revision;
  field.view?.showText();
}

export function keepMine(field) {
  field.base = field.conflict.revision;
  field.conflict = null;
  field.tab = TAB;
  field.settled = field.sequence;
  field.sequence = ++lastSequence;
  field.at = Date.now();
  saveLocally(field);
  send(field, "mine");
}

export function takeTheirs(field) {
  const { conflict: theirs, sequence } = field;
  drafts.forget(field, TAB, sequence);
  if (field.text !== theirs.mine) storeInHistory(field); // what was sent is in the history
  field.conflict = null;
  field.failure = null;
  field.acknowledged = sequence;
  field.tab = TAB;
  showStored(field, theirs.text, theirs.revision);
  offerNext(field);
}

// What was typed since both were shown goes into the history. Until it is there it lies in the
// browser as what a closed tab left: what is typed next takes this document's place.
async function storeInHistory(field) {
  const tab = TAB + field.sequence.toString(36);
  const aside = { ...field, tab };
  drafts.save(aside, tab);
  const { status } = await post(aside, aside);
  if (status === 200 || status === 409) drafts.forget(aside, tab, aside.sequence);
}

export function useOffer(field) {
  const text = field.offer;
  field.offer = null;
  edit(field, text, false);
  field.view?.showText();
}

export function leaveOffer(field) {
  field.offer = null;
  offerNext(field);
}
