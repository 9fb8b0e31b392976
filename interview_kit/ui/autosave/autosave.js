// Fields that save themselves. They live as long as the document, so that switching pages
// loses nothing. Streamlit's own behavior is worked round in ../workarounds.

import { refreshBeforeDownloads } from "../workarounds/fresh_downloads.js";
import { holdPressesAfterRestart } from "../workarounds/held_presses.js";
import { makeEachPressOneStep } from "../workarounds/history_steps.js";
import {
  makePopoversFocusable,
  markCurrentStep,
  scrollFocusIntoSight,
  scrollToCurrentStep,
} from "../workarounds/keyboard_access.js";
import { improveMenuLinks } from "../workarounds/menu_links.js";
import { keepPressesInOrder } from "../workarounds/press_order.js";
import { BROWSER_ONLY, PRESSABLE } from "../workarounds/press_targets.js";
import { presses } from "../workarounds/streamlit_state.js";
import { focusOpenedField, hasTypedAhead, takeTypedAhead } from "../workarounds/type_ahead.js";
import { isOnErrorPage, moveToErrorPage } from "./error_page_fields.js";
import { FieldView } from "./field_view.js";
import { allLeftByClosedTabs } from "./local_drafts.js";
import { showOffPageStatus } from "./off_page_status.js";
import { bringFilesUpToDate, isAnyFileOutdated } from "./outdated_files.js";
import { runAfterStoring } from "./page_runs.js";
import { requestRun, session } from "./page_session.js";
import { isDirty, newField, recover, recoverOffPage, send, showStored } from "./sender.js";

// The parts of Streamlit's theme that autosave.css uses.
const THEME = ["text", "border", "widget-border", "background", "secondary-background", "primary"]
  .concat("red", "red-text", "orange")
  .map((name) => `--st-${name}-color`)
  .concat("--st-font", "--st-base-radius", "--st-button-radius");

const fields = new Map();
let isFirstRun = true;

// What type_ahead.js has to know of the fields.
const form = {
  opening: () => session.opening,
  hasField: () => Boolean(session.cursor),
  firstField: () => typableField(fields.get(session.cursor)?.view),
  fieldOf: (element) =>
    typableField([...fields.values()].find(({ view }) => view?.input === element)?.view),
  onShortcut: () => savePressed("key", "button"),
};

start();

// Streamlit calls this when a run of the page is over and something differs from the last one.
export function draw(component) {
  const { user, token, page, waits, opening, cursor, fields: drawn } = JSON.parse(component.data);
  const isNewToken = token !== session.token;
  Object.assign(session, { user, token, page, waits, opening, cursor, component });
  if (isNewToken) fields.forEach((field) => field.failure && send(field, "retry"));
  copyTheme(component.parentElement);
  for (const data of drawn) show({ text: "", ...data });
  placeFields();
  scrollToCurrentStep();
  if (isFirstRun) recoverOffPageFields();
  isFirstRun = false;
}

// What closed tabs left for fields that this page does not show is stored all the same.
async function recoverOffPageFields() {
  const items = await allLeftByClosedTabs(session.user);
  for (const item of items) {
    if (fields.has(item.id)) continue;
    const others = items.filter((other) => other.id === item.id && other !== item);
    fields.set(item.id, recoverOffPage(item, others));
  }
}

function show(data) {
  const isNew = !fields.has(data.id);
  if (isNew) fields.set(data.id, newField(data));
  const field = fields.get(data.id);
  field.label = data.label;
  field.way = data.way || "";
  field.drawn = data.text;
  field.view ??= new FieldView(field, data);
  field.view.update(data);
  if (isNew) recover(field, data);
  else if (!isDirty(field) && !field.composing && data.revision >= field.base) {
    showStored(field, data.text, data.revision);
  } else if (isDirty(field) && field.failure) tryAgain(field, data);
  field.view.showConflict();
}

// Streamlit hands its theme to components alone, and calls `draw` again when it changes.
function copyTheme(component) {
  const theme = getComputedStyle(component);
  const { style } = document.documentElement;
  for (const name of THEME) style.setProperty(name, theme.getPropertyValue(name));
}

// What was refused while the record was finished may be stored once it is open again.
function tryAgain(field, data) {
  if (field.failure.final && !data.disabled) field.sentSequence = 0;
  send(field, "retry");
}

// Puts each field where the page has a place for it. A run may remove that place and make another
// one: the field moves there as it is, and typing goes on.
function placeFields() {
  for (const spot of document.querySelectorAll("[data-kit-text]")) {
    const view = fields.get(spot.dataset.kitText)?.view;
    if (view && (!view.box.isConnected || isOnErrorPage(view))) view.moveTo(spot);
  }
  for (const field of fields.values()) {
    if (!field.view?.wasRemoved()) continue;
    send(field, "gone");
    moveToErrorPage(field.view);
  }
  markCurrentStep();
  makePopoversFocusable();
  focusOpenedField();
  showOffPageStatus(fields);
}

function typableField(view) {
  if (!view) return null;
  return {
    input: view.input,
    isReady: view.box.isConnected && !isOnErrorPage(view) && !view.input.disabled,
    moveCursorToEnd: () => view.moveCursorToEnd(),
    insert: (text) => view.insert(text),
  };
}

function kindOf(element) {
  if (element.closest("a")) return "link";
  return element.closest(BROWSER_ONLY) ? "" : "button";
}

function saveAll(why) {
  fields.forEach((field) => send(field, why));
}

function savePressed(why, kind) {
  if (kind) presses.notePress(kind);
  saveAll(why);
}

function onKeyDown(event) {
  const isInText = event.target.matches?.("textarea,input");
  const acts = (event.key === "Enter" || event.key === " ") && !isInText;
  const submits = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (submits) savePressed("key", "button");
  else if (acts) savePressed("key", kindOf(event.target));
}

function start() {
  addStyleSheet();
  const listen = (target, name, action) => target.addEventListener(name, action, true);
  listen(document, "pointerdown", ({ target }) => {
    if (target.closest?.(PRESSABLE)) savePressed("press", kindOf(target));
  });
  listen(document, "keydown", onKeyDown);
  takeTypedAhead(form);
  // Before those below: what is held back must not be acted upon.
  holdPressesAfterRestart(() => session.component?.setTriggerValue("saved", Date.now()));
  keepPressesInOrder();
  refreshBeforeDownloads({
    isOutdated: () => isAnyFileOutdated(fields),
    bringUpToDate: () => bringFilesUpToDate(fields),
  });
  // Before the history of steps hears of it.
  listen(window, "popstate", () => savePressed("back", "link"));
  scrollFocusIntoSight();
  improveMenuLinks(() => requestRun("left"));
  makeEachPressOneStep({
    ...{ history, location, lastPressAt: () => presses.pressedAt },
    onBack: (action) => window.addEventListener("popstate", action),
  });
  listen(document, "kit-text", () => showOffPageStatus(fields));
  listen(document, "kit-text-stored", ({ detail }) => runAfterStoring(detail));
  listen(window, "pagehide", () => saveAll("hide"));
  listen(
    document,
    "visibilitychange",
    () => document.visibilityState === "hidden" && saveAll("hide"),
  );
  listen(window, "online", () => saveAll("retry"));
  // In another tab, what was deleted may have been restored, or what was finished reopened.
  listen(window, "focus", () =>
    fields.forEach((field) => field.failure?.final && tryAgain(field, {})),
  );
  new MutationObserver(placeFields).observe(document.body, { childList: true, subtree: true });
  listen(window, "beforeunload", (event) => {
    const isOnlyHere = [...fields.values()].some((field) => isDirty(field) && field.unmirrored);
    if (isOnlyHere || session.waits || hasTypedAhead()) event.preventDefault();
  });
}

function addStyleSheet() {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("./autosave.css", import.meta.url).href;
  document.head.append(style);
}
