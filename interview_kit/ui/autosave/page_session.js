// What each run of the page says of itself, and how the browser asks for another run.

import { presses } from "../workarounds/streamlit_state.js";

// Who writes, by which token, as part of which page of Streamlit's, whether a choice waits to be
// stored, what was opened last and in which of its fields one types, and the part of the page that
// can ask for a run.
export const session = {
  ...{ user: "", token: "", page: "", waits: false },
  ...{ opening: "", cursor: "", component: null },
};

// Makes the page run, with what is handled there by the name of `request`. Returns whether it can.
export function requestRun(request, value = Date.now()) {
  if (!session.component) return false;
  session.component.setTriggerValue(request, value);
  presses.noteRunRequest();
  return true;
}
