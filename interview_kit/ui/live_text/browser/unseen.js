// What is wrong with fields that are not on the page: told at its foot, until it is over.

import { isTroubled, statusWords } from "./view.js";

const region = document.createElement("div");
region.className = "kit-text-unseen";
region.setAttribute("role", "status");
document.body.append(region);

let shown = "";

export function showUnseen(fields) {
  const unseen = [...fields.values()].filter(
    (field) => isTroubled(field) && !field.view?.box.isConnected && field.failure?.status !== 404,
  );
  const lines = unseen.map((field) => `${name(field)}, on another page: ${statusWords(field)}`);
  const words = lines.join("\n");
  if (words === shown) return;
  shown = words;
  region.replaceChildren(...lines.map(line));
}

const name = ({ label }) => (label ? `“${label}”` : "A text");

function line(words) {
  const paragraph = document.createElement("div");
  paragraph.textContent = words;
  return paragraph;
}
