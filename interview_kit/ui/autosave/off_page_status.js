// What is wrong with fields that are not on the page, at its foot, until it is over.

import { isTroubled, statusWords } from "./field_status.js";

const region = document.createElement("div");
region.className = "kit-text-unseen";
region.setAttribute("role", "status");
document.body.append(region);

let shownWords = "";

export function showOffPageStatus(fields) {
  const offPage = [...fields.values()].filter(
    (field) => isTroubled(field) && !field.view?.box.isConnected && !isOfThePast(field),
  );
  const lines = offPage.map((field) => `${nameOf(field)}${placeOf(field)}: ${statusWords(field)}`);
  const words = lines.join("\n");
  if (words === shownWords) return;
  shownWords = words;
  region.replaceChildren(...lines.map(paragraph));
}

const isGone = ({ failure }) => failure?.status === 404;

// A deleted record is mentioned where its text was typed, and not at each start from then on.
const isOfThePast = (field) => isGone(field) && !field.typedHere;

const placeOf = (field) => (isGone(field) ? "" : ", not on this page");
const nameOf = ({ label }) => (label ? `“${label}”` : "A text");

function paragraph(words) {
  const element = document.createElement("div");
  element.textContent = words;
  return element;
}
