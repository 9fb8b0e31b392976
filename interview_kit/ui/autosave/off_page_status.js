// @ts-check
// The foot of the page names the trouble of fields that are not on the page, until it is over.

import { isOnPage } from "./field.js";
import { isTroubled, statusWords } from "./field_status.js";

/** @typedef {import("./field.js").Field} Field */

const region = document.createElement("div");
region.className = "kit-text-unseen";
region.setAttribute("role", "status");
document.body.append(region);

let shownWords = "";

/** @param {Map<string, Field>} fields */
export function showOffPageStatus(fields) {
  const offPage = [...fields.values()].filter(
    (field) => isTroubled(field) && !isOnPage(field) && !isOfThePast(field),
  );
  const lines = offPage.map((field) => `${nameOf(field)}${placeOf(field)}: ${statusWords(field)}`);
  const words = lines.join("\n");
  if (words === shownWords) return;
  shownWords = words;
  region.replaceChildren(...lines.map(paragraph));
}

/** @param {Field} field */
const isGone = ({ failure }) => failure?.status === 404;

// A deleted record is mentioned where its text was typed, and not at each start from then on.
/** @param {Field} field */
const isOfThePast = (field) => isGone(field) && !field.typedHere;

/** @param {Field} field */
const placeOf = (field) => (isGone(field) ? "" : ", not on this page");
/** @param {Field} field */
const nameOf = ({ label }) => (label ? `“${label}”` : "A text");

/** @param {string} words */
function paragraph(words) {
  const element = document.createElement("div");
  element.textContent = words;
  return element;
}
