// A page that shows something made from a text runs again once that is stored, but never so soon
// after a press that it could get in the way of where that leads.

import { afterNextRun, asked, isUnderWay } from "./app.js";
import { isDirty, session } from "./sender.js";

const LOOK_AGAIN = 100;

// What the page as it stands may lack, each with the number of its text.
const untold = new Map();
let timer = 0;

export const isUntold = (field) => untold.has(field);

// A field that is not on the page may well be what the page is made from: it was read from the
// store before this text was there.
export function tellPage(field) {
  const { view } = field;
  if (view?.box.isConnected && !view.isLive) return;
  untold.set(field, field.acknowledged);
  whenFree();
}

function whenFree() {
  clearTimeout(timer);
  if (isUnderWay()) timer = setTimeout(whenFree, LOOK_AGAIN);
  // What is typed on is told when that is stored.
  else if ([...untold.keys()].some((field) => !isDirty(field))) runPage();
}

export function runPage() {
  clearTimeout(timer);
  const told = [...untold];
  session.component.setTriggerValue("saved", Date.now());
  asked();
  afterNextRun(() => {
    for (const [field, number] of told) if (untold.get(field) === number) untold.delete(field);
  });
}
