// @ts-check
// The words that say how a field's text is kept.

/** @typedef {import("./field.js").Field} Field */

/** @param {Pick<Field, "state">} field */
export const isTroubled = ({ state }) => ["waiting", "refused", "conflict"].includes(state);

// A text that the kit could not read is kept all the same.
/** @param {Pick<Field, "state" | "failure" | "unmirrored">} field */
export function statusWords({ state, failure, unmirrored }, hasError = false) {
  if (state === "saved") return hasError ? "Saved as typed" : "Saved";
  if (state === "conflict") return "Also changed in another tab: choose one";
  if (!failure) return "Saving…";
  const where = unmirrored ? "keep this page open" : "kept in this browser";
  if (failure.status === 0) return `No connection: ${where}`;
  const result = state === "refused" ? "Not saved" : "Not saved yet";
  return `${result}: ${where}. ${failure.message}`.trim();
}
