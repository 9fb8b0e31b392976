// The words beside a field.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isTroubled, statusWords } from "../../interview_kit/ui/autosave/field_status.js";

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
