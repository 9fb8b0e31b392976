// What is wrong with fields that are not on the page: told at its foot, until it is over.

import { isTroubled, statusWords } from "./view.js";

const region = document.createElement("div");
region.className = "kit-text-unseen";
region.setAttribute("role", "status");
document.body.append(region);

let shown = "";

export function showUnseen(fields) {
  const unseen = [...fields.values()].filter(
    (field) => isTroubled(field) && !field.view?.box.isConnected && !isOfThePast(field),
  );
  const lines = unseen.map((field) => `${name(field)}${place(field)}: ${statusWords(field)}`);
  const words = lines.join("\n");
  if (words === shown) return;
  shown = words;
  region.replaceChildren(...lines.map(line));
}

const isGone = ({ failure }) => failure?.status === 404;

// Of a record that was deleted: told where it was typed, and not at each start from then on.
const isOfThePast = (field) => isGone(field) && !field.typedHere;

const place = (field) => (isGone(field) ? "" : ", not on this page");
const name = ({ label }) => (label ? `“${label}”` : "A text");

function line(words) {
  const paragraph = document.createElement("div");
  paragraph.textContent = words;
  return paragraph;
}
