// A file is made of what the page knew when it ran last. Where something was typed since, the page
// runs first, so that no file lacks the last words.

import { isDirty, send, session } from "./sender.js";

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

const typedSince = (fields) =>
  [...fields.values()].filter((field) => field.view?.box.isConnected && field.text !== field.drawn);

// What cannot be stored says so itself: there is no file without it.
async function runThen(fields, action) {
  typedSince(fields).forEach((field) => send(field, "press"));
  if (!(await soon(() => !typedSince(fields).some(isDirty)))) return;
  session.component.setTriggerValue("saved", Date.now());
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
