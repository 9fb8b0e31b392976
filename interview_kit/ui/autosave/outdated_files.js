// Which texts a file to download would lack, since a file is made of what the page knew when it ran
// last.

import { isOutdated, runPage } from "./page_runs.js";
import { isDirty, send } from "./sender.js";

const LONGEST = 5000;
const LOOK_AGAIN = 50;

const lackingFields = (fields) => [...fields.values()].filter(isLacking);

export const isAnyFileOutdated = (fields) => lackingFields(fields).length > 0;

// A field that was left can be part of the file as well. Where its text is refused for good, or
// waits for a choice, it says so itself, and other files need not wait for it.
function isLacking(field) {
  if (field.view?.box.isConnected) return field.text !== field.drawn;
  return !field.failure?.final && !field.conflict && (isOutdated(field) || isDirty(field));
}

// What cannot be stored says so itself: there is no file without it where it stands on the page.
// Another page's may be no part of it, and a backup is wanted most when something is wrong.
export async function bringFilesUpToDate(fields) {
  lackingFields(fields).forEach((field) => send(field, "press"));
  await until(() => !lackingFields(fields).some(isDirty));
  const isUnsaved = (field) => isDirty(field) && field.view?.box.isConnected;
  if (lackingFields(fields).some(isUnsaved)) return false;
  runPage();
  await until(() => !lackingFields(fields).length);
  return true;
}

async function until(condition) {
  for (const end = performance.now() + LONGEST; performance.now() < end; ) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}
