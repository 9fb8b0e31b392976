// @ts-check
// What each run of the page says of itself, and how the browser asks for another run.

import { presses } from "../workarounds/streamlit_state.js";

/**
 * @typedef {object} Component The part of the page that Streamlit draws, and that can ask for a run.
 * @property {string} data
 * @property {Element} parentElement
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

export const session = {
  // Who writes, by which token, as part of which page of Streamlit's.
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
