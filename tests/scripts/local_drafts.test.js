// What a browser keeps until it is stored.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { emptyStore, installBrowser, openTabs } from "./fake_browser.js";

installBrowser();
const drafts = await import("../../interview_kit/ui/autosave/local_drafts.js");

const draft = (more = {}) => ({
  ...{ user: "u", id: "record/field", label: "Company", way: "", tab: "t" },
  ...{ text: "Hale", base: 1, sequence: 5, at: 10, goneAt: 0, ...more },
});

let store;
beforeEach(() => {
  store = emptyStore();
});

test("a text is kept until one with its number or a higher one is stored", async () => {
  assert.equal(drafts.save(draft(), "tab"), true);
  drafts.forget(draft(), "tab", 4);
  assert.equal((await drafts.allLeftByClosedTabs("u")).length, 1);
  drafts.forget(draft(), "tab", 5);
  assert.deepEqual(await drafts.allLeftByClosedTabs("u"), []);
});

test("a browser that keeps nothing says so", () => {
  store.isFull = true;
  assert.equal(drafts.save(draft(), "tab"), false);
});

test("closed tabs' texts come newest first, with their field, and those of open tabs never", async () => {
  drafts.save(draft({ text: "older", at: 1 }), "one");
  drafts.save(draft({ text: "newer", at: 2 }), "two");
  drafts.save(draft({ text: "still open", at: 3 }), "three");
  drafts.save(draft({ user: "somebody else" }), "four");
  openTabs.push("interview-kit:tab:three");
  const left = await drafts.allLeftByClosedTabs("u");
  assert.deepEqual(
    left.map(({ id, text }) => [id, text]),
    [
      ["record/field", "newer"],
      ["record/field", "older"],
    ],
  );
});

test("what is stored already is dropped when its field is shown", async () => {
  drafts.save(draft({ text: "stored" }), "one");
  drafts.save(draft({ text: "other" }), "two");
  const left = await drafts.leftByClosedTabs({ user: "u", id: "record/field" }, "stored");
  assert.deepEqual(
    left.map(({ text }) => text),
    ["other"],
  );
  assert.equal((await drafts.allLeftByClosedTabs("u")).length, 1);
});

test("a broken item is passed over", async () => {
  localStorage.setItem("interview-kit:text:u:record/field:one", "{");
  localStorage.setItem("interview-kit:text:u:record/field:two", '{"text": 1}');
  assert.deepEqual(await drafts.allLeftByClosedTabs("u"), []);
});

test("a text of a record that went more than 30 days ago is old", () => {
  const day = 24 * 3600 * 1000;
  assert.equal(drafts.isOld({ goneAt: Date.now() - 29 * day }), false);
  assert.equal(drafts.isOld({ goneAt: Date.now() - 31 * day }), true);
});
