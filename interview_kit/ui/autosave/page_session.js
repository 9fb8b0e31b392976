// @ts-check
// Each run of the page says these things of itself; here the browser asks for another run, too.

import { presses } from "../workarounds/streamlit_state.js";

/**
 * @typedef {object} Component The part of the page that Streamlit draws, and that can ask for a run.
 * @property {string} data
 * @property {Element} parentElement
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

export const session = {
  // The writer, the token to write with, and the id of Streamlit's session.
  user: "",
  token: "",
  page: "",
  // Whether a choice waits to be stored.
  waits: false,
  // What was opened last, and the field in which one types then.
  opening: "",
  cursor: "",
  component: /** @type {Component | null} */ (null),
};

// Makes the page run, with what the server does at that request. Returns whether it can.
/** @param {"saved" | "renew" | "left"} request @param {unknown} value */
export function requestRun(request, value = Date.now()) {
  if (!session.component) return false;
  session.component.setTriggerValue(request, value);
  presses.noteRunRequest();
  return true;
}
