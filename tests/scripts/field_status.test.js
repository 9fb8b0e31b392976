// The words beside a field.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isTroubled,
  spokenWords,
  statusWords,
} from "../../interview_kit/ui/autosave/field_status.js";

const field = (state, failure = null, unmirrored = false) => ({ state, failure, unmirrored });

for (const [words, given] of [
  ["Saved", field("saved")],
  ["Saving…", field("typed")],
  ["Saving…", field("sending")],
  ["No connection: kept in this browser", field("waiting", { status: 0, message: "" })],
  ["No connection: keep this page open", field("waiting", { status: 0, message: "" }, true)],
  [
    "Not saved yet: kept in this browser. Busy.",
    field("waiting", { status: 503, message: "Busy." }),
  ],
  [
    "Not saved: kept in this browser. Too long.",
    field("refused", { status: 413, message: "Too long." }),
  ],
  ["Also changed in another tab: choose one", field("conflict")],
])
  test(`a field that is ${given.state} says ${words}`, () =>
    assert.equal(statusWords(given), words));

test("a text that the kit could not read is saved as typed, and nothing else is", () => {
  assert.equal(statusWords(field("saved"), true), "Saved as typed");
  assert.equal(statusWords(field("typed"), true), "Saving…");
});

test("the ear hears of what has to be done something about", () => {
  const troubled = ["saved", "typed", "sending", "waiting", "refused", "conflict"].map((state) =>
    isTroubled(field(state)),
  );
  assert.deepEqual(troubled, [false, false, false, true, true, true]);
});

test("the ear hears of trouble and its end, and of an error in what was saved as typed", () => {
  const error = "“soon” is not a date the kit can read.";
  assert.equal(spokenWords(field("waiting"), "Not saved yet", "", ""), "Not saved yet");
  assert.equal(spokenWords(field("sending"), "Saving…", "", "Not saved yet"), "Not saved yet");
  assert.equal(spokenWords(field("saved"), "Saved", "", "Not saved yet"), "Saved");
  assert.equal(spokenWords(field("saved"), "Saved", "", ""), "");
  assert.equal(spokenWords(field("saved"), "Saved as typed", error, error), error);
  assert.equal(spokenWords(field("saved"), "Saved", "Fri, Dec 4, 2026", "Not saved"), "Saved");
});
