// The words that say how a field's text is kept.

import { isDirty } from "./sender.js";

export const isTroubled = (field) => Boolean((field.failure && isDirty(field)) || field.conflict);

export function statusWords(field) {
  if (field.conflict) return "Also changed in another tab: choose one";
  const { failure } = field;
  if (failure) {
    const where = field.unmirrored ? "keep this page open" : "kept in this browser";
    if (failure.status === 0) return `No connection: ${where}`;
    const what = failure.final ? "Not saved" : "Not saved yet";
    return `${what}: ${where}. ${failure.message}`.trim();
  }
  return isDirty(field) ? "Saving…" : "Saved";
}
