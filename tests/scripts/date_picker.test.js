// What a picker writes into a line.

import assert from "node:assert/strict";
import { test } from "node:test";
import { writtenDay, writtenTime } from "../../interview_kit/ui/autosave/date_picker.js";

test("a day is written as its writer writes it", () => {
  assert.equal(writtenDay("2026-11-05", true), "05/11/2026");
  assert.equal(writtenDay("2026-11-05", false), "11/05/2026");
});

test("a time is written by 24 or by twice 12 hours", () => {
  assert.equal(writtenTime("15:05", true), "15:05");
  const american = ["00:00", "11:59", "12:00", "23:30"].map((time) => writtenTime(time, false));
  assert.deepEqual(american, ["12:00 AM", "11:59 AM", "12:00 PM", "11:30 PM"]);
});
