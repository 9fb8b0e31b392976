// @ts-check
// Fields that save themselves. They live as long as the document, so that switching pages
// loses nothing. Streamlit's own behavior is worked round in ../workarounds.

import { nameBoxesByTheirWords } from "../workarounds/box_names.js";
import { refreshBeforeDownloads } from "../workarounds/fresh_downloads.js";
import { holdPressesAfterRestart } from "../workarounds/held_presses.js";
import { makeEachPressOneStep } from "../workarounds/history_steps.js";
import {
  focusFirstOfMenus,
  makePopoversFocusable,
  markCurrentStep,
  scrollFocusIntoSight,
  scrollToCurrentStep,
} from "../workarounds/keyboard_access.js";
import { improveMenuLinks } from "../workarounds/menu_links.js";
import { keepPressesInOrder } from "../workarounds/press_order.js";
import { BROWSER_ONLY, PRESSABLE, targetOf } from "../workarounds/press_targets.js";
import { presses } from "../workarounds/streamlit_state.js";
import { focusOpenedField, hasTypedAhead, takeTypedAhead } from "../workarounds/type_ahead.js";
import { keepCallTime, showCallTime } from "./call_clock.js";
import { isOnErrorPage, moveToErrorPage } from "./error_page_fields.js";
import { isDirty, newField } from "./field.js";
import { FieldView } from "./field_view.js";
import { allLeftByClosedTabs } from "./local_drafts.js";
import { showOffPageStatus } from "./off_page_status.js";
import { bringFilesUpToDate, isAnyFileOutdated } from "./outdated_files.js";
import { runAfterStoring } from "./page_runs.js";
import { requestRun, session } from "./page_session.js";
import { moveRowsByKey } from "./row_order.js";
import { recover, recoverOffPage, send, sendRefusedAgain, showStored, TAB } from "./sender.js";

/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("./field.js").FieldData} FieldData */

// The parts of Streamlit's theme that autosave.css uses.
const THEME = ["text", "border", "widget-border", "background", "secondary-background", "primary"]
  .concat("red", "red-text", "orange")
  .map((name) => `--st-${name}-color`)
  .concat("--st-font", "--st-base-radius", "--st-button-radius");

/** @type {Map<string, Field>} */
const fields = new Map();
let isFirstRun = true;

// The fields, as far as type_ahead.js has to know them.
/** @type {import("../workarounds/type_ahead.js").Form} */
const form = {
  opening: () => session.opening,
  hasField: () => Boolean(session.cursor),
  firstField: () => typableField(fields.get(session.cursor)?.view),
  /** @param {Element | null} element */
  fieldOf: (element) =>
    typableField([...fields.values()].find(({ view }) => view?.input === element)?.view),
  onShortcut: () => savePressed("key", "button"),
};

start();

// Streamlit calls this when a run of the page is over and something differs from the last one.
/** @param {import("./page_session.js").Component} component */
export function draw(component) {
  const { user, token, page, waits, opening, cursor, fields: drawn } = JSON.parse(component.data);
  const isNewToken = token !== session.token;
  // Another person acts now. What the one has typed stays theirs, in the browser until it is sent.
  if (session.user && user !== session.user) fields.clear();
  Object.assign(session, { user, token, page, waits, opening, cursor, component });
  if (isNewToken) for (const field of fields.values()) if (field.failure) send(field, "retry");
  copyTheme(component.parentElement);
  for (const data of /** @type {FieldData[]} */ (drawn)) show({ ...data, text: data.text ?? "" });
  placeFields();
  scrollToCurrentStep();
  if (isFirstRun) recoverOffPageFields();
  isFirstRun = false;
}

// Texts of closed tabs are stored all the same where this page does not show their fields.
async function recoverOffPageFields() {
  const items = await allLeftByClosedTabs(session.user);
  for (const item of items) {
    if (fields.has(item.id)) continue;
    const others = items.filter((other) => other.id === item.id && other !== item);
    fields.set(item.id, recoverOffPage(item, others));
  }
}

/** @param {FieldData} data */
function show(data) {
  const known = fields.get(data.id);
  const field = known ?? newField(data, TAB);
  fields.set(data.id, field);
  field.label = data.label;
  field.way = data.way || "";
  field.drawn = data.text;
  field.view ??= new FieldView(field, data);
  field.view.update(data);
  if (!known) recover(field, data);
  else if (!isDirty(field) && !field.composing && data.revision >= field.base) {
    showStored(field, data.text, data.revision);
  } else if (isDirty(field) && field.failure) tryAgain(field, data);
  field.view.showConflict();
}

// Streamlit hands its theme to components alone, and calls `draw` again when it changes.
/** @param {Element} component */
function copyTheme(component) {
  const theme = getComputedStyle(component);
  const { style } = document.documentElement;
  for (const name of THEME) style.setProperty(name, theme.getPropertyValue(name));
}

// A text that was refused while its record was finished may be stored once that is open again.
/** @param {Field} field @param {{ disabled?: boolean }} data */
function tryAgain(field, { disabled = false }) {
  if (field.state === "refused" && !disabled) sendRefusedAgain(field);
  else send(field, "retry");
}

// Puts each field where the page has a place for it. A run may remove that place and make another
// one: the field moves there as it is, and typing goes on.
function placeFields() {
  /** @type {NodeListOf<HTMLElement>} */
  const spots = document.querySelectorAll("[data-kit-text]");
  for (const spot of spots) {
    const view = fields.get(spot.dataset.kitText ?? "")?.view;
    if (view && (!view.box.isConnected || isOnErrorPage(view))) view.moveTo(spot);
  }
  for (const field of fields.values()) {
    if (!field.view?.wasRemoved()) continue;
    send(field, "gone");
    moveToErrorPage(field.view);
  }
  markCurrentStep();
  makePopoversFocusable();
  nameBoxesByTheirWords();
  showCallTime();
  focusOpenedField();
  showOffPageStatus(fields);
}

/** @param {FieldView | null | undefined} view */
function typableField(view) {
  if (!view) return null;
  return {
    input: view.input,
    isReady: view.box.isConnected && !isOnErrorPage(view) && !view.input.disabled,
    moveCursorToEnd: () => view.moveCursorToEnd(),
    /** @param {string} text */
    insert: (text) => view.insert(text),
  };
}

/** @param {Element} element */
function kindOf(element) {
  if (element.closest("a")) return "link";
  return element.closest(BROWSER_ONLY) ? "" : "button";
}

/** @param {string} why */
function saveAll(why) {
  for (const field of fields.values()) send(field, why);
}

/** @param {string} why @param {"" | "link" | "button"} kind */
function savePressed(why, kind) {
  if (kind) presses.notePress(kind);
  saveAll(why);
}

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  const target = targetOf(event);
  const isInText = target?.matches("textarea,input");
  const acts = (event.key === "Enter" || event.key === " ") && !isInText;
  const submits = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (submits) savePressed("key", "button");
  else if (acts && target) savePressed("key", kindOf(target));
}

function start() {
  addStyleSheet();
  const options = { capture: true };
  document.addEventListener("pointerdown", onPointerDown, options);
  document.addEventListener("keydown", onKeyDown, options);
  takeTypedAhead(form);
  // This comes before what holds a press back: one that leads nowhere is not to be waited for.
  moveRowsByKey();
  // This comes before the listeners below, which must not act upon a press that is held back.
  holdPressesAfterRestart(() => session.component?.setTriggerValue("saved", Date.now()));
  keepPressesInOrder();
  refreshBeforeDownloads({
    isOutdated: () => isAnyFileOutdated(fields),
    bringUpToDate: () => bringFilesUpToDate(fields),
  });
  // This comes before the history of steps, which asks for the last press.
  window.addEventListener("popstate", () => savePressed("back", "link"), options);
  scrollFocusIntoSight();
  focusFirstOfMenus();
  keepCallTime();
  improveMenuLinks(() => requestRun("left"));
  makeEachPressOneStep({
    ...{ history, location, lastPressAt: () => presses.pressedAt },
    onBack: (action) => window.addEventListener("popstate", action),
  });
  document.addEventListener("kit-text", () => showOffPageStatus(fields), options);
  document.addEventListener("kit-text-stored", onStored, options);
  window.addEventListener("pagehide", () => saveAll("hide"), options);
  document.addEventListener("visibilitychange", onVisibilityChange, options);
  window.addEventListener("online", () => saveAll("retry"), options);
  window.addEventListener("focus", onFocus, options);
  window.addEventListener("beforeunload", onLeaving, options);
  new MutationObserver(placeFields).observe(document.body, { childList: true, subtree: true });
}

/** @param {PointerEvent} event */
function onPointerDown(event) {
  const target = targetOf(event);
  if (target?.closest(PRESSABLE)) savePressed("press", kindOf(target));
}

/** @param {Event} event */
function onStored(event) {
  if (event instanceof CustomEvent) runAfterStoring(event.detail);
}

function onVisibilityChange() {
  if (document.visibilityState === "hidden") saveAll("hide");
}

// A record may have been restored or reopened in another tab.
function onFocus() {
  for (const field of fields.values()) if (field.state === "refused") sendRefusedAgain(field);
}

/** @param {BeforeUnloadEvent} event */
function onLeaving(event) {
  const isOnlyHere = [...fields.values()].some((field) => isDirty(field) && field.unmirrored);
  if (isOnlyHere || session.waits || hasTypedAhead()) event.preventDefault();
}

function addStyleSheet() {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("./autosave.css", import.meta.url).href;
  document.head.append(style);
}
