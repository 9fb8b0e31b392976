// A text on its way to the store: what each answer makes of it, by a clock that the test sets.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { emptyStore, installBrowser } from "./fake_browser.js";

installBrowser();
mock.timers.enable({ apis: ["setTimeout"] });
const { newField } = await import("../../interview_kit/ui/autosave/field.js");
const sender = await import("../../interview_kit/ui/autosave/sender.js");
const { session } = await import("../../interview_kit/ui/autosave/page_session.js");

let requests;

beforeEach(() => {
  mock.timers.reset(); // what another test left under way
  mock.timers.enable({ apis: ["setTimeout"] });
  emptyStore();
  requests = [];
  globalThis.fetch = (_, { body }) =>
    new Promise((resolve) => requests.push({ ...JSON.parse(body), resolve }));
});

const field = () =>
  newField({ id: "record/company", label: "Company", text: "", revision: 1 }, sender.TAB);

// Answers the oldest request that has no answer yet, and waits until that was heard.
async function answer(status, body = {}) {
  const request = requests.find(({ isAnswered }) => !isAnswered);
  request.isAnswered = true;
  const text = JSON.stringify({ outcome: "saved", revision: 2, text: "", ...body });
  request.resolve(new Response(text, { status }));
  await settled();
}

async function settled() {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function typed(text) {
  const company = field();
  sender.edit(company, text, false);
  mock.timers.tick(400);
  return company;
}

const kept = () => Object.keys(localStorage).length;

test("a text is sent after a pause, and kept in the browser until it is stored", async () => {
  const company = field();
  sender.edit(company, "Hale", false);
  mock.timers.tick(399);
  assert.equal(requests.length, 0);
  assert.equal(company.state, "typed");
  assert.equal(kept(), 1);
  mock.timers.tick(1);
  assert.equal(company.state, "sending");
  await answer(200);
  assert.equal(company.state, "saved");
  assert.deepEqual([requests[0].text, requests[0].base, company.base], ["Hale", 1, 2]);
  assert.equal(kept(), 0);
});

test("what is typed while a text is on its way is sent after it", async () => {
  const company = typed("Hale");
  sender.edit(company, "Hale & Sons", false);
  mock.timers.tick(400);
  assert.equal(requests.length, 1);
  await answer(200);
  assert.equal(company.state, "sending");
  assert.deepEqual([requests[1].text, requests[1].base], ["Hale & Sons", 2]);
  await answer(200, { revision: 3 });
  assert.equal(company.state, "saved");
});

test("another text in the store is a conflict, in which nothing is sent", async () => {
  const company = typed("Mine");
  await answer(409, { revision: 2, text: "Theirs" });
  assert.equal(company.state, "conflict");
  sender.edit(company, "Mine, too", false);
  mock.timers.tick(60000);
  assert.equal(requests.length, 1);
  sender.keepMine(company);
  assert.deepEqual([requests[1].text, requests[1].base], ["Mine, too", 2]);
  await answer(200, { revision: 3 });
  assert.equal(company.state, "saved");
});

test("whoever takes the other text has it, and the own one goes into the history", async () => {
  const company = typed("Mine");
  await answer(409, { revision: 2, text: "Theirs" });
  sender.edit(company, "Mine, too", false);
  sender.takeTheirs(company);
  assert.deepEqual([company.state, company.text, company.base], ["saved", "Theirs", 2]);
  assert.equal(requests[1].text, "Mine, too");
  await answer(409, { revision: 2, text: "Theirs" });
  assert.equal(kept(), 0);
});

test("the same text under another revision is no conflict", async () => {
  const company = typed("Hale");
  await answer(409, { revision: 5, text: "" });
  assert.equal(company.state, "sending");
  assert.equal(requests[1].base, 5);
});

test("a text that is refused is sent again only when it was changed", async () => {
  const company = typed("x".repeat(10));
  await answer(413, { message: "Too long." });
  assert.equal(company.state, "refused");
  mock.timers.tick(60000);
  sender.send(company, "retry");
  assert.equal(requests.length, 1);
  sender.edit(company, "x", false);
  mock.timers.tick(400);
  assert.equal(company.state, "refused");
  await answer(200);
  assert.equal(company.state, "saved");
});

test("a record that was finished and opened again takes what it refused", async () => {
  const company = typed("Hale");
  await answer(423, { message: "Finished." });
  sender.sendRefusedAgain(company);
  assert.equal(requests.length, 2);
});

test("what cannot be stored for now is sent again, later each time", async () => {
  const company = typed("Hale");
  for (const wait of [500, 1000, 2000, 2000]) {
    const before = requests.length;
    await answer(503, { message: "Busy." });
    assert.equal(company.state, "waiting");
    mock.timers.tick(wait - 1);
    assert.equal(requests.length, before);
    mock.timers.tick(1);
    assert.equal(requests.length, before + 1);
  }
  await answer(200);
  assert.equal(company.state, "saved");
});

test("a line that gives no answer is told, and the text is sent beside, three times at most", async () => {
  const company = typed("Hale");
  mock.timers.tick(2501);
  assert.equal(company.state, "waiting");
  assert.equal(requests.length, 2);
  mock.timers.tick(2501);
  mock.timers.tick(2501);
  assert.equal(requests.length, 3);
  await answer(200);
  assert.equal(company.state, "saved");
  await answer(503);
  assert.equal(company.state, "saved");
});

test("nothing is sent inside a composition but when the page closes", () => {
  const company = field();
  sender.edit(company, "に", true);
  mock.timers.tick(60000);
  sender.send(company, "blur");
  assert.equal(requests.length, 0);
  sender.send(company, "hide");
  assert.equal(requests.length, 1);
});

test("what a closed tab left goes on under its own number and base", async () => {
  const draft = { key: "k", id: "record/company", text: "Left", base: 1, label: "Company" };
  const left = { ...draft, way: "", tab: "closed", sequence: 7, at: 5, goneAt: 0 };
  const company = sender.recoverOffPage(left, []);
  assert.deepEqual([requests[0].tab, requests[0].sequence], [".closed", 7]);
  await answer(200);
  assert.deepEqual([company.state, company.tab], ["saved", sender.TAB]);
});

test("nothing is sent under the name of somebody else who acts by now", async () => {
  const company = field();
  sender.edit(company, "Hale", false);
  session.user = "another";
  mock.timers.tick(400);
  await settled();
  assert.equal(requests.length, 0);
  session.user = "";
  sender.send(company, "pause");
  assert.equal(requests.length, 1);
});
