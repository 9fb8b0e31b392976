// @ts-check
// One text on its way to the server.

import { session } from "./page_session.js";

const TIMEOUT = 10000; // milliseconds
export const BYTES_A_MILLISECOND = 20; // on a slow line
const KEEPALIVE_BYTES = 60000;
export const NO_CONNECTION = 0;

const endpoint = new URL("../../../draft", import.meta.url).href;

/**
 * @param {Pick<import("./field.js").Field, "record" | "name" | "way">} field
 * @param {Pick<import("./field.js").Draft, "text" | "base" | "tab" | "sequence">} draft
 */
export async function post({ record, name, way }, { text, base, tab, sequence }) {
  const writer = `${session.page}.${tab}`;
  const draft = { record, field: name, text, base, tab: writer, sequence };
  const body = JSON.stringify(way ? { ...draft, way } : draft);
  const { size } = new Blob([body]);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT + size / BYTES_A_MILLISECOND);
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      // Browsers refuse to send more than this while a page closes; the copy they keep remains.
      keepalive: size < KEEPALIVE_BYTES,
      headers: { "Content-Type": "application/json", "X-Kit-Token": session.token },
      body,
      signal: abort.signal,
    });
    return await readAnswer(response);
  } catch {
    return noConnection();
  } finally {
    clearTimeout(timer);
  }
}

/** @returns {{ status: number, body: import("./field.js").Answer }} */
const noConnection = (status = NO_CONNECTION) => ({
  status,
  body: { outcome: "", revision: 0, text: "" },
});

// Something in between may answer in the kit's place: only the kit's own words count.
/** @param {Response} response */
export async function readAnswer(response) {
  const { status } = response;
  const body = await response.json().catch(() => null);
  const stores = status === 200 || status === 409;
  if (body && (!stores || Number.isInteger(body.revision))) return { status, body };
  return noConnection(status >= 500 ? status : NO_CONNECTION);
}
