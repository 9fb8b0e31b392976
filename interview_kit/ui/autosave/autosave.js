// Fields that save themselves. They live as long as the document, so that switching pages
// loses nothing.

import { OWN, PRESSABLE, pressed } from "./app.js";
import { takeChoicesFirst } from "./choices.js";
import { arrive, hasCaught, watchOpeners } from "./cursor.js";
import { runBeforeDownloads } from "./downloads.js";
import { watchLine } from "./line.js";
import { followRail, markRail, reachWindows, tidyMenu } from "./menu.js";
import { abandoned } from "./mirror.js";
import {
  isDirty,
  newField,
  recover,
  recoverUnseen,
  send,
  session,
  take,
} from "./sender.js";
import { isSheltered, shelter } from "./shelter.js";
import { tellPage } from "./told.js";
import { showUnseen } from "./unseen.js";
import { View } from "./view.js";

// The parts of Streamlit's theme that autosave.css uses.
const THEME = ["text", "border", "widget-border", "background", "secondary-background", "primary"]
  .concat("red", "red-text", "orange")
  .map((name) => `--st-${name}-color`)
  .concat("--st-font", "--st-base-radius", "--st-button-radius");

const fields = new Map();
let isFirstRun = true;

start();

// Streamlit calls this when a run of the page is over and something differs from the last one.
export function draw(component) {
  const { user, token, page, waits, opening, cursor, fields: drawn } = JSON.parse(component.data);
  const isNewToken = token !== session.token;
  Object.assign(session, { user, token, page, waits, opening, cursor, component });
  if (isNewToken) fields.forEach((field) => field.failure && send(field, "retry"));
  takeTheme(component.parentElement);
  for (const data of drawn) show({ text: "", ...data });
  place();
  followRail();
  if (isFirstRun) takeUpWhatIsLeft();
  isFirstRun = false;
}

// What closed tabs left for fields that this page does not show is stored all the same.
async function takeUpWhatIsLeft() {
  const items = await abandoned(session.user);
  for (const item of items) {
    if (fields.has(item.id)) continue;
    const others = items.filter((each) => each.id === item.id && each !== item);
    fields.set(item.id, recoverUnseen(item, others));
  }
}

function show(data) {
  const isNew = !fields.has(data.id);
  if (isNew) fields.set(data.id, newField(data));
  const field = fields.get(data.id);
  field.label = data.label;
  field.way = data.way || "";
  field.drawn = data.text;
  field.view ??= new View(field, data);
  field.view.update(data);
  if (isNew) recover(field, data);
  else if (!isDirty(field) && !field.composing && data.revision >= field.base) {
    take(field, data.text, data.revision);
  } else if (isDirty(field) && field.failure) tryAgain(field, data);
  field.view.showConflict();
}

// Streamlit tells its theme to components alone, and calls `draw` again when it changes.
function takeTheme(component) {
  const theme = getComputedStyle(component);
  const { style } = document.documentElement;
  for (const name of THEME) style.setProperty(name, theme.getPropertyValue(name));
}

// What was refused while the record was finished may go in once it is open again.
function tryAgain(field, data) {
  if (field.failure.final && !data.disabled) field.sentSequence = 0;
  send(field, "retry");
}

// Puts each field where the page has a place for it. A run may take that place away and make
// another one: the field moves there as it is, and typing goes on.
function place() {
  for (const spot of document.querySelectorAll("[data-kit-text]")) {
    const view = fields.get(spot.dataset.kitText)?.view;
    if (view && (!view.box.isConnected || isSheltered(view))) view.moveTo(spot);
  }
  for (const field of fields.values()) {
    if (!field.view?.wasTakenAway()) continue;
    send(field, "gone");
    shelter(field.view);
  }
  markRail();
  reachWindows();
  arrive();
  showUnseen(fields);
}

function kindOf(element) {
  if (element.closest("a")) return "link";
  return element.closest(OWN) ? "own" : "button";
}

function start() {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("./autosave.css", import.meta.url).href;
  document.head.append(style);

  const flush = (why) => fields.forEach((field) => send(field, why));
  const press = (why, kind) => {
    if (kind !== "own") pressed(kind);
    flush(why);
  };
  const listen = (target, name, action) => target.addEventListener(name, action, true);
  listen(document, "pointerdown", ({ target }) => {
    if (target.closest?.(PRESSABLE)) press("press", kindOf(target));
  });
  listen(document, "keydown", (event) => {
    const inText = event.target.matches?.("textarea,input");
    const acts = (event.key === "Enter" || event.key === " ") && !inText;
    const submits = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (submits) press("key", "button");
    else if (acts) press("key", kindOf(event.target));
  });
  watchOpeners(fields, () => press("key", "button"));
  watchLine(); // before those below: what it holds back must not be acted upon
  takeChoicesFirst();
  runBeforeDownloads(fields);
  listen(window, "popstate", () => press("back", "link")); // before the menu hears of it
  tidyMenu();
  listen(document, "kit-text", () => showUnseen(fields));
  listen(document, "kit-text-stored", ({ detail }) => tellPage(detail));
  listen(window, "pagehide", () => flush("hide"));
  listen(document, "visibilitychange", () => document.visibilityState === "hidden" && flush("hide"));
  listen(window, "online", () => flush("retry"));
  // In another tab, what was deleted may have been brought back, or what was finished reopened.
  listen(window, "focus", () => fields.forEach((field) => field.failure?.final && tryAgain(field, {})));
  new MutationObserver(place).observe(document.body, { childList: true, subtree: true });
  listen(window, "beforeunload", (event) => {
    const onlyHere = [...fields.values()].some((field) => isDirty(field) && field.unmirrored);
    if (onlyHere || session.waits || hasCaught()) event.preventDefault();
  });
}
