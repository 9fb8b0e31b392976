// What counts as the kit's own answer, and what is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { installBrowser } from "./fake_browser.js";

installBrowser();
const { post, readAnswer } = await import("../../interview_kit/ui/autosave/draft_request.js");

const answer = (status, body) => readAnswer(new Response(body, { status }));

test("an answer of the kit's is read", async () => {
  const { status, body } = await answer(200, '{"outcome": "saved", "revision": 3, "text": "a"}');
  assert.equal(status, 200);
  assert.equal(body.revision, 3);
});

test("what is not the kit's own acknowledges nothing", async () => {
  assert.equal((await answer(200, "<html>Sign in</html>")).status, 0);
  assert.equal((await answer(409, '{"revision": "3"}')).status, 0);
  assert.equal((await answer(404, "Not Found")).status, 0);
});

test("a server's trouble keeps its status, with words of the kit's or without", async () => {
  assert.equal((await answer(503, "")).status, 503);
  assert.equal((await answer(413, '{"message": "Too long."}')).body.message, "Too long.");
});

test("a text goes out with who writes it, and a way only where there is one", async () => {
  const sent = [];
  globalThis.fetch = async (_, { body }) => {
    sent.push(JSON.parse(body));
    throw new Error("no connection");
  };
  const draft = { text: "Hale", base: 1, tab: "t", sequence: 2 };
  const { status } = await post({ record: "r", name: "company", way: "" }, draft);
  await post({ record: "r", name: "day", way: "GB" }, draft);
  assert.equal(status, 0);
  assert.deepEqual(sent[0], { ...draft, record: "r", field: "company", tab: ".t" });
  assert.equal(sent[1].way, "GB");
});
