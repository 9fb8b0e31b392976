// What may still be under way after a press, by a clock that the test sets.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PressState } from "../../interview_kit/ui/workarounds/press_state.js";

function page() {
  let time = 100000;
  let runs = false;
  let address = "/calls";
  const state = new PressState({
    now: () => time,
    isRunning: () => runs,
    address: () => address,
  });
  const setRunning = (isRunning) => {
    runs = isRunning;
    state.noteStateChange();
  };
  const goTo = (next) => (address = next);
  return { state, setRunning, goTo, wait: (milliseconds) => (time += milliseconds) };
}

test("nothing is under way on a page where nothing was pressed", () => {
  const { state } = page();
  assert.equal(state.isPressPending(), false);
  assert.equal(state.isChoicePending(), false);
  assert.equal(state.mustPressWait(), false);
});

test("a link is under way until a run has begun and ended", () => {
  const { state, setRunning, wait } = page();
  state.notePress("link");
  wait(5000);
  assert.equal(state.isPressPending(), true);
  setRunning(true);
  wait(60000);
  assert.equal(state.isPressPending(), true);
  setRunning(false);
  assert.equal(state.isPressPending(), false);
});

test("a button that asks for nothing is given up after five seconds, a link after twenty", () => {
  for (const [kind, longest] of [
    ["button", 5000],
    ["link", 20000],
  ]) {
    const { state, wait } = page();
    state.notePress(kind);
    wait(longest - 1);
    assert.equal(state.isPressPending(), true);
    wait(1);
    assert.equal(state.isPressPending(), false);
  }
});

test("a link has led where the address is another, though nothing was heard of its run", () => {
  const { state, goTo, wait } = page();
  state.notePress("link");
  goTo("/promises");
  wait(1499);
  assert.equal(state.isPressPending(), true);
  wait(1);
  assert.equal(state.isPressPending(), false);
  state.notePress("link");
  wait(1500);
  assert.equal(state.isPressPending(), true);
});

test("a press is under way for a moment even where its run was quick", () => {
  const { state, setRunning, wait } = page();
  state.notePress("link");
  setRunning(true);
  setRunning(false);
  assert.equal(state.isPressPending(), true);
  wait(1500);
  assert.equal(state.isPressPending(), false);
});

test("a choice is taken once its run is over and drawn", () => {
  const { state, setRunning } = page();
  state.noteChoice({ holdsPresses: true });
  assert.equal(state.mustPressWait(), true);
  setRunning(true);
  setRunning(false);
  assert.equal(state.mustPressWait(), true);
  state.noteDrawn();
  assert.equal(state.mustPressWait(), false);
  assert.equal(state.isChoicePending(), false);
});

test("a choice that holds no presses keeps links waiting alone", () => {
  const { state } = page();
  state.noteChoice({ holdsPresses: false });
  assert.equal(state.mustPressWait(), false);
  assert.equal(state.isChoicePending(), true);
});

test("what is chosen already may ask for nothing, and is waited for a second", () => {
  const { state, wait } = page();
  state.noteChoice({ holdsPresses: true, asks: false });
  wait(999);
  assert.equal(state.mustPressWait(), true);
  wait(1);
  assert.equal(state.mustPressWait(), false);
});

test("no choice is waited for longer than five seconds", () => {
  const { state, setRunning, wait } = page();
  state.noteChoice({ holdsPresses: true });
  setRunning(true);
  wait(5000);
  assert.equal(state.mustPressWait(), false);
});

test("a run that was asked for is waited for until it begins", () => {
  const { state, setRunning } = page();
  state.noteRunRequest();
  assert.equal(state.isChoicePending(), true);
  setRunning(true);
  assert.equal(state.isChoicePending(), false);
});

test("what draws while the next run is under way is not taken for drawn", () => {
  const { state, setRunning } = page();
  state.noteChoice({ holdsPresses: true });
  setRunning(true);
  state.noteDrawn();
  setRunning(false);
  assert.equal(state.mustPressWait(), true);
});

test("a choice whose run nobody heard of is taken once the page shows what it did", () => {
  const { state } = page();
  state.noteChoice({ holdsPresses: true });
  assert.equal(state.mustPressWait(), true);
  state.noteDrawn();
  assert.equal(state.mustPressWait(), true);
  state.noteRunSeen();
  assert.equal(state.mustPressWait(), false);
});
