// Links of the menu that are pressed twice, or that nobody has aimed at.

import assert from "node:assert/strict";
import { test } from "node:test";
import { RepeatedPresses } from "../../interview_kit/ui/workarounds/repeated_presses.js";

const IDLE = { isRunning: false, runEndedAt: 0 };
const at = (timeStamp, clientX = 100, detail = 1) => ({ timeStamp, clientX, clientY: 10, detail });

test("a link is heard, and again after a while", () => {
  const presses = new RepeatedPresses();
  assert.equal(presses.ignores(at(1000), "/a", IDLE), false);
  assert.equal(presses.ignores(at(1699), "/a", IDLE), true);
  assert.equal(presses.ignores(at(1701), "/a", IDLE), false);
});

test("the same link is not heard while its page is coming, however long that takes", () => {
  const presses = new RepeatedPresses();
  presses.ignores(at(1000), "/a", IDLE);
  assert.equal(presses.ignores(at(9000), "/a", { isRunning: true, runEndedAt: 0 }), true);
  assert.equal(presses.ignores(at(9000), "/a", { isRunning: false, runEndedAt: 8900 }), true);
});

test("another link in the same place is heard at the second press", () => {
  const presses = new RepeatedPresses();
  presses.ignores(at(1000), "/a", IDLE);
  assert.equal(presses.ignores(at(1300), "/b", IDLE), true);
  assert.equal(presses.ignores(at(1600), "/b", IDLE), false);
});

test("another link elsewhere, later or by key is heard at once", () => {
  for (const press of [at(1300, 200), at(11001), at(1300, 100, 0)]) {
    const presses = new RepeatedPresses();
    presses.ignores(at(1000), "/a", IDLE);
    assert.equal(presses.ignores(press, "/b", IDLE), false);
  }
});

test("whoever has pressed something else since is heard", () => {
  const presses = new RepeatedPresses();
  presses.ignores(at(1000), "/a", IDLE);
  presses.forget();
  assert.equal(presses.ignores(at(1100), "/a", IDLE), false);
});
