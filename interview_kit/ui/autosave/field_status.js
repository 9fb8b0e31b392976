// @ts-check
// The words that say how a field's text is kept.

/** @typedef {import("./field.js").Field} Field */

/** @param {Pick<Field, "state">} field */
export const isTroubled = ({ state }) => ["waiting", "refused", "conflict"].includes(state);

/**
 * What a screen reader hears: trouble and its end. `said` is the error in the text, or its reading: once
 * it is `spoken`, "Saved" would be heard in its place.
 * @param {Pick<Field, "state">} field @param {string} words Those of its status.
 * @param {string} said @param {string} spoken
 */
export function spokenWords(field, words, said, spoken) {
  if (isTroubled(field)) return words;
  return field.state !== "saved" || !spoken || spoken === said ? spoken : words;
}

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
