// Brings a field's text to the server: after a pause, before anything else happens, and
// again until it is acknowledged.

import * as mirror from "./mirror.js";

// Made anew with each document: a duplicated tab copies sessionStorage, but is another writer.
export const TAB = Math.random().toString(36).slice(2, 14);

const PAUSE = 400;
const LATEST = 2000;
const TIMEOUT = 10000;
const FIRST_RETRY = 500;
const LAST_RETRY = 4000;
const KEEPALIVE_BYTES = 60000;
const NO_CONNECTION = 0;

const endpoint = new URL("../draft", import.meta.url).href;

let lastSequence = Date.now();
let lastPress = 0;

export const isDirty = (field) => field.sequence > field.acknowledged || field.conflict !== null;
export const pressed = () => (lastPress = Date.now());
export const recentlyPressed = () => Date.now() - lastPress < 1500;

export function newField(data) {
  return {
    id: `${data.record}/${data.field}`,
    name: data.field,
    user: data.user,
    token: data.token,
    text: data.text,
    known: data.text,
    base: data.revision,
    tab: TAB,
    sequence: 0,
    acknowledged: 0,
    inFlight: 0,
    sentSequence: 0,
    sendAgain: false,
    composing: false,
    firstKeyAt: 0,
    pauseTimer: 0,
    retryTimer: 0,
    retryAfter: FIRST_RETRY,
    failure: null,
    conflict: null,
    unmirrored: false,
    renewedToken: "",
    view: null,
  };
}

export function edited(field, text, composing) {
  field.text = text;
  field.sequence = ++lastSequence;
  field.composing = composing;
  keep(field);
  field.view?.showStatus();
  clearTimeout(field.pauseTimer);
  if (composing) return;
  field.firstKeyAt ||= Date.now();
  const wait = Date.now() - field.firstKeyAt > LATEST - PAUSE ? 0 : PAUSE;
  field.pauseTimer = setTimeout(() => send(field, "pause"), wait);
}

export function keep(field) {
  field.unmirrored = !mirror.save(field, TAB);
}

// Takes up what an earlier document left, under its own tab and base, so that the store can
// tell whether anything else changed in between.
export function recover(field, storedText) {
  const item = mirror.adopt(field, storedText, TAB);
  if (!item) return;
  Object.assign(field, { text: item.text, base: item.base, tab: item.tab, sequence: item.sequence });
  lastSequence = Math.max(lastSequence, item.sequence);
  keep(field);
  field.view?.showText();
  send(field, "recover");
}

export async function send(field, why) {
  clearTimeout(field.pauseTimer);
  const leaving = why === "hide";
  if ((field.composing && !leaving) || field.conflict || field.sequence <= field.acknowledged) return;
  if (field.failure?.final && field.sentSequence === field.sequence) return;
  if (field.inFlight) {
    const unhurried = why === "pause" || why === "retry";
    if (why !== "rebase" && (unhurried || field.sentSequence === field.sequence)) {
      field.sendAgain ||= field.sentSequence !== field.sequence;
      return;
    }
  }
  clearTimeout(field.retryTimer);
  field.inFlight += 1;
  field.sentSequence = field.sequence;
  field.firstKeyAt = 0;
  const { sequence, text } = field;
  const answer = await post(field, sequence);
  field.inFlight -= 1;
  if (answer.status === 200) stored(field, sequence, text, answer.body, why);
  else if (answer.status === 409) conflicted(field, sequence, answer.body);
  else failed(field, answer);
}

async function post(field, sequence) {
  const { name, text, base, tab } = field;
  const body = JSON.stringify({ field: name, text, base, tab, sequence });
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT);
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      // Above this size the browser refuses to send it while the page closes; the mirror remains.
      keepalive: new Blob([body]).size < KEEPALIVE_BYTES,
      headers: { "Content-Type": "application/json", "X-Kit-Token": field.token },
      body,
      signal: abort.signal,
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return { status: NO_CONNECTION, body: {} };
  } finally {
    clearTimeout(timer);
  }
}

function stored(field, sequence, text, answer, why) {
  field.failure = null;
  if (sequence > field.acknowledged) field.known = text;
  field.retryAfter = FIRST_RETRY;
  if (answer.outcome === "stale" && sequence === field.sequence) {
    // This writer has stored something newer from another document: that is the text now.
    take(field, answer.text, answer.revision);
  }
  field.acknowledged = Math.max(field.acknowledged, sequence);
  field.base = Math.max(field.base, answer.revision);
  if (field.sequence > field.acknowledged) {
    keep(field);
    if (field.sendAgain && !field.inFlight) {
      field.sendAgain = false;
      send(field, "pause");
    }
    return;
  }
  mirror.forget(field, TAB, field.acknowledged);
  field.unmirrored = false;
  field.tab = TAB;
  field.view?.showStatus();
  if (why === "pause" || why === "blur") field.view?.tellPage(answer.revision);
}

function conflicted(field, sequence, answer) {
  if (sequence < field.acknowledged) return;
  field.failure = null;
  if (answer.text === field.known && answer.revision > field.base) {
    // Nobody wrote other words: only the answer's state was changed elsewhere.
    field.base = answer.revision;
    send(field, "rebase");
    return;
  }
  field.conflict = answer;
  keep(field);
  field.view?.showStatus();
  field.view?.showConflict();
}

function failed(field, answer) {
  const { status, body } = answer;
  const final = [400, 403, 404, 413, 423].includes(status);
  field.failure = { status, final, message: body.message || "" };
  if (status === 401 && field.renewedToken !== field.token && field.view) {
    field.renewedToken = field.token;
    field.view.askForToken();
  }
  field.view?.showStatus();
  if (final) return;
  field.retryTimer = setTimeout(() => send(field, "retry"), field.retryAfter);
  field.retryAfter = Math.min(field.retryAfter * 2, LAST_RETRY);
}

export function take(field, text, revision) {
  field.text = text;
  field.known = text;
  field.base = revision;
  field.view?.showText();
}

export function keepMine(field) {
  field.base = field.conflict.revision;
  field.conflict = null;
  field.tab = TAB;
  field.sequence = ++lastSequence;
  keep(field);
  send(field, "mine");
}

export function takeTheirs(field) {
  const theirs = field.conflict;
  field.conflict = null;
  field.acknowledged = field.sequence;
  mirror.forget(field, TAB, field.sequence);
  field.tab = TAB;
  take(field, theirs.text, theirs.revision);
}
