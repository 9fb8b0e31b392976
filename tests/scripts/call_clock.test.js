// The time of a call in words: calm, in minutes, against the plan.

import assert from "node:assert/strict";
import { test } from "node:test";
import { freshWords, timeWords } from "../../interview_kit/ui/autosave/call_clock.js";

const PLAN = { planned: 30, theirs: 5, on: "Mon, Nov 30, 2026, 2:03 PM" };
const WORDS = {
  0: "Just started, 30 left, the last 5 for their questions",
  1: "1 minute in, 29 left, the last 5 for their questions",
  24: "24 minutes in, 6 left, the last 5 for their questions",
  25: "25 minutes in, 5 left, kept for their questions",
  29: "29 minutes in, 1 left, kept for their questions",
  30: "30 minutes in, 30 planned",
  240: "240 minutes in, 30 planned",
  241: "Began Mon, Nov 30, 2026, 2:03 PM",
  [-1]: "Began Mon, Nov 30, 2026, 2:03 PM",
};

for (const [used, words] of Object.entries(WORDS)) {
  test(`after ${used} minutes`, () => assert.equal(timeWords(Number(used), PLAN), words));
}

test("the minutes after a call are counted down", () => {
  assert.deepEqual([15, 1, 0, -3].map(freshWords), [
    "15 minutes left",
    "1 minute left",
    "over now, so write down what you still know",
    "over now, so write down what you still know",
  ]);
});
