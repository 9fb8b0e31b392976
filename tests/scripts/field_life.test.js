// The life of a field's text: what can happen in each state, and that the docs draw just that.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { canHappen, LIFE, nextState } from "../../interview_kit/ui/autosave/field_life.js";

const STATES = Object.keys(LIFE);
const EVENTS = [...new Set(STATES.flatMap((state) => Object.keys(LIFE[state])))];

for (const state of STATES)
  for (const event of EVENTS)
    test(`${event} in ${state} leads to a state or is refused`, () => {
      if (canHappen(state, event)) assert.ok(STATES.includes(nextState(state, event)));
      else assert.throws(() => nextState(state, event), /cannot happen/);
    });

test("what is typed is never taken for saved", () => {
  for (const state of STATES) assert.notEqual(nextState(state, "type"), "saved");
});

test("a text is saved only by an answer, or by whoever takes the other one", () => {
  for (const state of STATES.filter((name) => name !== "saved"))
    for (const [event, next] of Object.entries(LIFE[state]))
      if (next === "saved")
        assert.ok(["stored", "takeTheirs"].includes(event), `${state} ${event}`);
});

test("a conflict ends only when somebody chooses, and nothing is sent before", () => {
  const ways = Object.entries(LIFE.conflict).filter(([, next]) => next !== "conflict");
  assert.deepEqual(ways.map(([event]) => event).sort(), ["keepMine", "takeTheirs"]);
  assert.equal(canHappen("conflict", "send"), false);
});

test("every state leads to saved", () => {
  for (const start of STATES) {
    const reached = new Set([start]);
    for (const state of reached) for (const next of Object.values(LIFE[state])) reached.add(next);
    assert.ok(reached.has("saved"), start);
  }
});

// What leads nowhere else is left out of the drawing.
function drawing() {
  const lines = ["    [*] --> saved"];
  for (const state of STATES)
    for (const next of STATES.filter((name) => name !== state)) {
      const events = Object.keys(LIFE[state]).filter((event) => LIFE[state][event] === next);
      if (events.length) lines.push(`    ${state} --> ${next}: ${events.join(", ")}`);
    }
  return ["```mermaid", "stateDiagram-v2", ...lines, "```"].join("\n");
}

test("docs/autosave.md draws this life", () => {
  const page = readFileSync(new URL("../../docs/autosave.md", import.meta.url), "utf8");
  assert.ok(page.includes(drawing()), `docs/autosave.md should have:\n${drawing()}`);
});
