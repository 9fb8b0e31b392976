// One press is one step of the browser's history.

import assert from "node:assert/strict";
import { test } from "node:test";
import { makeEachPressOneStep } from "../../interview_kit/ui/workarounds/history_steps.js";

function browser() {
  const steps = ["/"];
  const location = { href: "http://kit/", pathname: "/" };
  const go = (address) => {
    location.href = new URL(address, location.href).href;
    location.pathname = new URL(location.href).pathname;
  };
  const history = {
    pushState: (_state, _title, address) => {
      steps.push(address);
      go(address);
    },
    replaceState: (_state, _title, address) => {
      steps[steps.length - 1] = address;
      go(address);
    },
  };
  let pressedAt = 0;
  let back = () => {};
  makeEachPressOneStep({
    ...{ history, location, lastPressAt: () => pressedAt },
    onBack: (action) => (back = action),
  });
  const visit = (address) => history.pushState(null, "", address);
  const goBack = () => {
    steps.pop();
    pressedAt += 1;
    go(steps.at(-1));
    back();
  };
  return { steps, visit, goBack, press: () => (pressedAt += 1) };
}

test("a page that writes its address after a press takes the place of its step", () => {
  const { steps, visit, press } = browser();
  press();
  visit("/calls");
  visit("/calls?record=1");
  press();
  visit("/compare");
  assert.deepEqual(steps, ["/", "/calls?record=1", "/compare"]);
});

test("what comes late of a page that was left by going back changes nothing", () => {
  const { steps, visit, press, goBack } = browser();
  press();
  visit("/calls");
  press();
  visit("/compare");
  goBack();
  visit("/compare?record=1");
  assert.deepEqual(steps, ["/", "/calls"]);
  visit("/calls?record=1");
  assert.deepEqual(steps, ["/", "/calls?record=1"]);
});
