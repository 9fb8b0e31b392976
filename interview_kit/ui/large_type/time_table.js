// @ts-check
// A stopwatch for each move, beside the time that the move takes at one's pace.

import { element } from "./elements.js";
import { clockWords } from "./walk.js";

export class TimeTable {
  root = element("table", "times");

  /** @param {import("./walk.js").Walk} walk */
  constructor(walk) {
    this.walk = walk;
    const head = this.root.createTHead().insertRow();
    for (const title of ["Move", "Planned", "This time"]) {
      const cell = element("th", "", title);
      cell.scope = "col";
      head.append(cell);
    }
    const body = this.root.createTBody();
    this.cells = walk.moves.map(({ label, note }, move) => {
      const row = body.insertRow();
      const name = element("th", "", label);
      name.scope = "row";
      if (note) name.append(element("small", "", note));
      row.append(name, element("td", "", clockWords(walk.planned(move))));
      return row.insertCell();
    });
  }

  show() {
    const { walk } = this;
    for (const [move, cell] of this.cells.entries()) {
      const words = walk.spoken[move] ? clockWords(walk.spoken[move]) : "–";
      if (cell.textContent !== words) cell.textContent = words;
      const isCurrent = walk.state !== "ready" && walk.state !== "done" && walk.move === move;
      cell.parentElement?.toggleAttribute("data-current", isCurrent);
    }
  }
}
