// A file is made of what the page knew when it ran last. Where something was typed since, the page
// runs first, so that no file lacks the last words.

import { isDirty, send } from "./sender.js";
import { isUntold, runPage } from "./told.js";

const LONGEST = 5000;
const LOOK_AGAIN = 50;

let goesOn = false;

export function runBeforeDownloads(fields) {
  const listener = (event) => {
    const button = event.target.closest?.(".stDownloadButton button");
    if (!button || goesOn || !typedSince(fields).length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    runThen(fields, () => {
      goesOn = true;
      button.click();
      goesOn = false;
    });
  };
  document.addEventListener("click", listener, true);
}

const typedSince = (fields) => [...fields.values()].filter(isLacking);

// A field that was left can be part of the file as well. Where its text is refused for good, or
// waits for a choice, it says so itself, and other files need not wait for it.
function isLacking(field) {
  if (field.view?.box.isConnected) return field.text !== field.drawn;
  return !field.failure?.final && !field.conflict && (isUntold(field) || isDirty(field));
}

// What cannot be stored says so itself: there is no file without it where it stands on the page.
// Another page's may be no part of it, and a backup is wanted most when something is wrong.
async function runThen(fields, action) {
  typedSince(fields).forEach((field) => send(field, "press"));
  await soon(() => !typedSince(fields).some(isDirty));
  if (typedSince(fields).some((field) => isDirty(field) && field.view?.box.isConnected)) return;
  runPage();
  await soon(() => !typedSince(fields).length);
  setTimeout(action, LOOK_AGAIN); // the button has the new file by then
}

async function soon(condition) {
  for (const until = performance.now() + LONGEST; performance.now() < until; ) {
    if (condition()) return true;
    await new Promise((go) => setTimeout(go, LOOK_AGAIN));
  }
  return condition();
}
