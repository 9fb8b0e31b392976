// Whatever opens puts the cursor where one types. From the press on, an unseen field of ours has
// the focus and takes what is typed; as soon as the first field of what opens is there, it gets
// all of that, in order, and the focus. So nobody has to wait for a page, or look at it.
//
// What opens something is a button (or a link) whose key begins with "opens-". The server counts
// openings and says with each run which field one types in.

import { OPENERS, PRESSING, isCut, isPlain, isRunning, pressed } from "./app.js";
import { Catcher } from "./catcher.js";
import { finder, isDoneLate, pressLater } from "./line.js";
import { session } from "./sender.js";
import { isSheltered } from "./shelter.js";
import { nextStop, placeOfFocus } from "./stops.js";

const CHOICES = ".st-key-step [data-testid=stButtonGroup] button";
const SHORTCUTS = { PageDown: "next", PageUp: "back" };
// How long to wait for a busy server to begin, and for what opens once it has run.
const LONGEST = 60000;
const AFTER_RUN = 5000;
const LOOK_AGAIN = 250;
const SHOWN_AFTER = 1500;

let fields = new Map();
// What was pressed and is not there yet: the opening before it, and since when.
let waiting = null;
// What was done after that, in order: texts, Tabs, and presses that each open something more.
let queue = [];
let isLanding = false;
let heldKey = "";

const catcher = new Catcher({ onSettled: arrive, onTab: tab, onAct: act });

export const hasCaught = () => Boolean(waiting && (catcher.text || queue.length)) || catcher.isShown;

export function watchOpeners(all, flush) {
  fields = all;
  const listen = (name, action) => document.addEventListener(name, action, true);
  // A mouse would put the focus on what it presses, also on what has to wait, and on a choice,
  // which the next blank of an answer would take back.
  listen("mousedown", (event) => {
    if (event.target.closest?.(`${OPENERS},${CHOICES}`)) event.preventDefault();
  });
  listen("click", openedBy);
  listen("keydown", (event) => {
    if (event.altKey && !event.ctrlKey && SHORTCUTS[event.key]) shortcut(event, flush);
    else if (PRESSING.includes(event.key) && event.target.closest?.(OPENERS)) byKey(event);
    else if (event.repeat && event.key === heldKey) event.preventDefault();
    else typedOnNothing(event);
  });
  listen("keyup", () => (heldKey = ""));
}

// A choice that opens something makes no click when a key chooses it.
function byKey(event) {
  heldKey = event.key;
  const choice = event.target.closest("[role=radio]");
  if (!choice) return;
  stop(event);
  if (!event.repeat) choice.click();
}

// From every focus: in a field, an open menu, a number. Held down, a key presses once.
function shortcut(event, flush) {
  const find = () => document.querySelector(`.st-key-opens-${SHORTCUTS[event.key]} button`);
  const button = find();
  if (!button) {
    if (waiting && !event.repeat) put({ find }); // it comes with what opens
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.repeat || button.disabled) return;
  flush();
  button.click();
}

function openedBy(event) {
  if (!isPlain(event)) return;
  const opener = event.target.closest?.(OPENERS);
  if (!opener || opener.disabled) {
    const link = event.target.closest?.("a");
    if (link && waiting && event.isTrusted) later(event, { link: finder(link) });
    return;
  }
  if (event.detail > 1) stop(event); // the second press of a double click
  else if (!waiting) {
    if (!isLanding) catcher.setAside();
    open(opener);
  } else if (!isDoneLate()) later(event, { find: openerFinder(opener) });
}

// Pressed by somebody or, after it had to wait, by us: what follows a text must not come between.
function open(opener) {
  pressed(opener.localName === "a" ? "link" : "button");
  const at = performance.now();
  waiting = { before: session.opening, at, ranAt: Infinity };
  catcher.take(`Opening: ${wordsOf(opener)}`);
  setTimeout(lookAgain, LOOK_AGAIN);
}

// The next press waits until what the one before opens is there: what is typed in between is its.
function later(event, item) {
  stop(event);
  put(item);
}

// Tells whether the key is not to do what it does anyway.
function tab(isBack) {
  if (waiting) put({ tab: isBack });
  else if (!catcher.isShown) nextStop(placeOfFocus(), isBack)?.focus();
  return Boolean(waiting) || !catcher.isShown;
}

// Who tabbed to a button that is not there yet presses it, too.
function act() {
  const isOnStop = Boolean(waiting) && !catcher.text && queue.at(-1)?.tab !== undefined;
  if (isOnStop) put({ act: true });
  return isOnStop;
}

function put(item) {
  queue.push({ text: catcher.empty() }, item);
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

// Called whenever a run has come, and whenever something on the page has changed.
export function arrive() {
  if (!waiting || catcher.isComposing || !hasOpened()) return;
  const view = fields.get(session.cursor)?.view;
  const isThere = view?.box.isConnected && !isSheltered(view) && !view.input.disabled;
  if (session.cursor && !isThere) return;
  waiting = null;
  isLanding = true;
  land(view);
  isLanding = false;
}

// What was pressed before the page had come at all is the first opening of all.
function hasOpened() {
  const { before } = waiting;
  return before ? session.opening !== before : Number.parseInt(session.opening) > 0;
}

function land(view) {
  const isFree = catcher.hasFocus || document.activeElement === document.body;
  if (isFree) bringIntoSight(view?.input);
  view?.toEnd();
  let target = view;
  while (queue.length) {
    const { text, tab: isBack, find, act: isPress, link } = queue.shift();
    give(target, text);
    if (link) pressLater(link);
    else if (find || isPress) {
      (find ? find() : document.activeElement)?.click?.();
      if (waiting) return;
      if (find) target = null;
    } else if (isBack !== undefined) {
      nextStop(document.activeElement, isBack)?.focus();
      target = viewOf(document.activeElement);
    }
  }
  if (target) give(target, catcher.empty());
  else if (catcher.text) catcher.goOn();
  catcher.rest();
}

// The heading too, where there is room for both.
function bringIntoSight(input) {
  const heading = placeOfFocus();
  (input ?? heading).focus({ preventScroll: true });
  for (const each of [heading, input]) each?.scrollIntoView({ block: "nearest" });
}

const viewOf = (element) =>
  [...fields.values()].find(({ view }) => view?.input === element)?.view ?? null;

function give(view, text) {
  if (!text) return;
  if (view) view.insert(text);
  else catcher.keep(text);
}

function lookAgain() {
  if (!waiting) return;
  arrive();
  if (!waiting) return;
  const now = performance.now();
  if (isRunning()) waiting.ranAt = now;
  if (now - waiting.at > SHOWN_AFTER) catcher.reveal();
  const isLost = now - waiting.at > LONGEST || now - waiting.ranAt > AFTER_RUN;
  if (isLost && !isRunning() && !isCut()) {
    waiting = null;
    queue = queue.filter(({ text, link }) => text || link);
    land(null);
  } else setTimeout(lookAgain, LOOK_AGAIN);
}

// Where no field came: a key that writes is not lost either.
function typedOnNothing(event) {
  const { key, ctrlKey, metaKey, altKey } = event;
  const isPaste = (ctrlKey || metaKey) && key === "v";
  const writes = key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
  if ((writes || isPaste) && event.target.matches?.("[data-kit-opened]")) catcher.goOn();
}

// What can be pressed by the time it is looked for.
function openerFinder(opener) {
  const place = opener.closest("[class*=st-key-opens-]");
  const key = [...place.classList].find((name) => name.startsWith("st-key-opens-"));
  const isOne = place.querySelectorAll("button").length === 1;
  if (opener.localName === "a" || !isOne) return finder(opener);
  return () => document.querySelector(`.${CSS.escape(key)} button:not(:disabled)`);
}

const wordsOf = (opener) =>
  (opener.querySelector("[data-testid=stMarkdownContainer]") ?? opener).textContent.trim();
