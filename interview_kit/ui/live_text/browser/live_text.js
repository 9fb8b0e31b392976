// Fields that save themselves. Streamlit calls the default export each time it draws one, and
// `session` when it begins or has a new token. The fields themselves live as long as the
// document, so that switching pages loses nothing.

import { session as writer, isDirty, newField, pressed, recover, send, take } from "./sender.js";
import { View } from "./view.js";

const PRESSABLE = "a,button,label,summary,[role=button],[role=tab],[role=option],[role=menuitem]";
const FOCUS_KEPT = 3000;

const fields = new Map();
const views = new WeakMap();
let lost = null;

start();

export function session(component) {
  const { user, token } = component.data;
  const isNew = token !== writer.token;
  Object.assign(writer, { user, token, component });
  if (isNew) fields.forEach((field) => field.failure && send(field, "retry"));
}

export default function liveText(component) {
  const root = component.parentElement;
  if (!root.isConnected) return () => {};
  const data = { text: "", ...component.data };
  const { id } = data;
  const isNew = !fields.has(id);
  if (isNew) fields.set(id, newField(data));
  const field = fields.get(id);
  const view = viewOf(root, field, component);
  view.update(data);
  refocus(view);
  if (isNew) recover(field, data);
  else if (!isDirty(field) && !field.composing && data.revision >= field.base) {
    take(field, data.text, data.revision);
  } else if (isDirty(field) && field.failure) tryAgain(field, data);
  view.showConflict();
  return () => leave(view);
}

function viewOf(root, field, component) {
  const present = views.get(root);
  if (present?.field === field) {
    present.component = component;
    field.view = present;
    return present;
  }
  if (present) {
    send(present.field, "swap");
    if (present.field.view === present) present.field.view = null;
  }
  const view = new View(root, field, component);
  views.set(root, view);
  field.view = view;
  return view;
}

// What was refused while the record was finished may go in once it is open again.
function tryAgain(field, data) {
  if (field.failure.final && !data.disabled) field.sentSequence = 0;
  send(field, "retry");
}

// A run may take a field away and put it back; typing goes on where it was.
function leave(view) {
  const { input, field, root } = view;
  field.caret = { selectionStart: input.selectionStart, selectionEnd: input.selectionEnd };
  if (document.activeElement === input) {
    lost = { id: field.id, at: Date.now(), from: input.selectionStart, to: input.selectionEnd };
  }
  queueMicrotask(() => {
    if (root.isConnected) return;
    send(field, "gone");
    if (field.view === view) field.view = null;
  });
}

function refocus(view) {
  if (lost?.id !== view.field.id) return;
  if (Date.now() - lost.at < FOCUS_KEPT && document.activeElement === document.body) {
    view.input.focus({ preventScroll: true });
    view.input.setSelectionRange(lost.from, lost.to);
  }
  lost = null;
}

function start() {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("./live_text.css", import.meta.url).href;
  document.head.append(style);

  const flush = (why) => fields.forEach((field) => send(field, why));
  const press = (why) => {
    pressed();
    flush(why);
  };
  const listen = (target, name, action) => target.addEventListener(name, action, true);
  listen(document, "pointerdown", (event) => event.target.closest?.(PRESSABLE) && press("press"));
  listen(document, "keydown", (event) => {
    const inText = event.target.matches?.("textarea,input");
    const acts = (event.key === "Enter" || event.key === " ") && !inText;
    const submits = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    const shortcut = event.altKey && /^(Arrow|Page)/.test(event.key);
    if (acts || submits || shortcut) press("key");
  });
  listen(window, "popstate", () => press("back"));
  listen(window, "pagehide", () => flush("hide"));
  listen(document, "visibilitychange", () => document.visibilityState === "hidden" && flush("hide"));
  listen(window, "online", () => flush("retry"));
  listen(window, "beforeunload", (event) => {
    if ([...fields.values()].some((field) => isDirty(field) && field.unmirrored)) event.preventDefault();
  });
}
