// @ts-check
// Which texts a file to download would lack, since a file is made of what the page knew when it ran
// last.

import { isDirty, isOnPage } from "./field.js";
import { isOutdated, runPage } from "./page_runs.js";
import { send } from "./sender.js";

/** @typedef {import("./field.js").Field} Field */
/** @typedef {Map<string, Field>} Fields */

// In milliseconds.
const LONGEST = 5000;
const LOOK_AGAIN = 50;

/** @param {Fields} fields */
const lackingFields = (fields) => [...fields.values()].filter(isLacking);

/** @param {Fields} fields */
export const isAnyFileOutdated = (fields) => lackingFields(fields).length > 0;

// A field that was left can be part of the file as well. Where its text is refused for good, or
// waits for a choice, it says so itself, and other files need not wait for it.
/** @param {Field} field */
function isLacking(field) {
  if (isOnPage(field)) return field.text !== field.drawn;
  if (field.state === "refused" || field.state === "conflict") return false;
  return isOutdated(field) || isDirty(field);
}

// A field of this page that cannot be stored says so itself, and there is no file without it. A
// field of another page may be no part of the file, and a backup is wanted most when something is
// wrong.
/** @param {Fields} fields */
export async function bringFilesUpToDate(fields) {
  for (const field of lackingFields(fields)) send(field, "press");
  await until(() => !lackingFields(fields).some(isDirty));
  if (lackingFields(fields).some((field) => isDirty(field) && isOnPage(field))) return false;
  runPage();
  await until(() => !lackingFields(fields).length);
  return true;
}

/** @param {() => boolean} condition */
async function until(condition) {
  for (const end = performance.now() + LONGEST; performance.now() < end; ) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}
