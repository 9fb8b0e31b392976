// The way through a script and its clocks, by a time that the test sets.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clockWords, paceOf, Walk } from "../../interview_kit/ui/large_type/walk.js";

const say = (text) => ({ text, words: text.split(" ").length, ask: false });
const ask = (text) => ({ ...say(text), ask: true });

// At 60 words a minute each word takes a second.
const walk = (pace = 60) =>
  new Walk(
    [
      { label: "Recap", breaths: [say("one two"), say("three four five")] },
      { label: "Next", breaths: [ask("what now")] },
      { label: "Thanks", breaths: [say("thank you")] },
    ],
    pace,
  );
const SECOND = 1000;

test("nothing passes before the start", () => {
  const script = walk();
  script.tick(5 * SECOND);
  assert.equal(script.state, "ready");
  assert.equal(script.spokenInAll, 0);
});

test("breaths follow one's pace, also where the clock is looked at late", () => {
  const script = walk();
  script.press(10 * SECOND);
  script.tick(11.5 * SECOND);
  assert.equal(script.place, 0);
  assert.equal(script.share, 0.75);
  script.tick(14 * SECOND);
  assert.equal(script.place, 1);
  assert.deepEqual(script.spoken, [4 * SECOND, 0, 0]);
  script.tick(15.5 * SECOND);
  assert.equal(script.place, 2);
  assert.deepEqual(script.spoken, [5 * SECOND, 0.5 * SECOND, 0]);
});

test("at a question it stops until one goes on, and listening is not speaking", () => {
  const script = walk();
  script.press(0);
  script.tick(60 * SECOND);
  assert.equal(script.state, "listening");
  assert.equal(script.place, 2);
  assert.equal(script.share, 1);
  script.press(90 * SECOND);
  assert.equal(script.state, "running");
  assert.equal(script.place, 3);
  assert.equal(script.spokenInAll, 7 * SECOND);
  script.tick(95 * SECOND);
  assert.equal(script.state, "done");
  assert.equal(script.spokenInAll, 9 * SECOND);
  assert.equal(script.isPractice, true);
});

test("no time passes in a pause", () => {
  const script = walk();
  script.press(0);
  script.press(1 * SECOND);
  assert.equal(script.state, "paused");
  script.tick(50 * SECOND);
  script.press(60 * SECOND);
  script.tick(61 * SECOND);
  assert.equal(script.spokenInAll, 2 * SECOND);
  assert.equal(script.place, 1);
});

test("forward goes to the next breath, at a question first to listening", () => {
  const script = walk();
  script.press(0);
  script.forward(0);
  script.forward(0);
  assert.equal(script.place, 2);
  script.forward(0);
  assert.equal(script.state, "listening");
  script.forward(0);
  assert.equal(script.state, "running");
  script.forward(0);
  assert.equal(script.state, "done");
  script.forward(0);
  assert.equal(script.state, "done");
  assert.equal(script.isPractice, false);
});

test("back begins the breath before, or the question that was just asked", () => {
  const script = walk();
  script.press(0);
  script.tick(3 * SECOND);
  script.back(3 * SECOND);
  assert.equal(script.place, 0);
  assert.equal(script.share, 0);
  assert.equal(script.state, "running");
  script.back(3 * SECOND);
  assert.equal(script.place, 0);
  script.tick(60 * SECOND);
  script.back(60 * SECOND);
  assert.equal(script.state, "running");
  assert.equal(script.place, 2);
  assert.equal(script.share, 0);
});

test("stop goes back to the start, with all clocks at nothing", () => {
  const script = walk();
  script.press(0);
  script.tick(4 * SECOND);
  script.stop();
  assert.equal(script.state, "ready");
  assert.equal(script.place, 0);
  assert.deepEqual(script.spoken, [0, 0, 0]);
});

test("after the end one can go back, or begin again", () => {
  const script = walk();
  script.press(0);
  for (let step = 0; step < 5; step += 1) script.forward(0);
  assert.equal(script.state, "done");
  script.back(0);
  assert.equal(script.state, "paused");
  assert.equal(script.place, 3);
  script.forward(0);
  assert.equal(script.state, "done");
  script.press(10 * SECOND);
  assert.equal(script.state, "running");
  assert.equal(script.place, 0);
  assert.equal(script.spokenInAll, 0);
});

test("what is planned is the words at the pace", () => {
  const script = walk(120);
  assert.equal(script.planned(0), 2.5 * SECOND);
  assert.equal(script.plannedInAll, 4.5 * SECOND);
});

test("on a call nothing goes on by itself, and nothing is ever done", () => {
  const script = walk(0);
  script.forward(0);
  script.tick(600 * SECOND);
  assert.equal(script.place, 1);
  for (let step = 0; step < 9; step += 1) script.forward(600 * SECOND);
  assert.equal(script.place, 3);
  assert.equal(script.state, "ready");
  script.back(600 * SECOND);
  assert.equal(script.place, 2);
  assert.equal(script.spokenInAll, 0);
});

test("a pace is words a minute, and a time reads as on a stopwatch", () => {
  assert.equal(paceOf(150, 60 * SECOND), 150);
  assert.equal(paceOf(50, 20.5 * SECOND), 146);
  assert.equal(clockWords(0), "0:00");
  assert.equal(clockWords(7400), "0:07");
  assert.equal(clockWords(59600), "1:00");
  assert.equal(clockWords(125000), "2:05");
});

test("a script that has changed goes on where one was, or after what is gone", () => {
  const earlier = walk(0);
  earlier.forward(0);
  const changed = walk(0);
  changed.goOnFrom(earlier);
  assert.equal(changed.breath.text, "three four five");
  earlier.forward(0);
  const without = new Walk([walk().moves[2]], 0);
  without.goOnFrom(earlier);
  assert.equal(without.breath.text, "thank you");
  earlier.forward(0);
  const shorter = new Walk(walk().moves.slice(0, 2), 0);
  shorter.goOnFrom(earlier);
  assert.equal(shorter.breath.text, "what now");
});
