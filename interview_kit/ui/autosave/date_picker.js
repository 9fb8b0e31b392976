// @ts-check
// A button beside a line for a day or a time: it opens the browser's own picker, and what is
// picked is written into the line as its writer writes it.

const LABELS = { date: "Pick a date", time: "Pick a time" };
const ICONS = {
  date: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  time: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5l3 2",
};

export class DatePicker {
  /** @param {import("./field_view.js").FieldView} view @param {"date" | "time"} kind */
  constructor(view, kind) {
    this.view = view;
    this.kind = kind;
    this.value = "";
    this.native = document.createElement("input");
    this.native.type = kind;
    this.native.className = "kit-text-native";
    this.native.tabIndex = -1;
    this.native.setAttribute("aria-hidden", "true");
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.title = LABELS[kind];
    this.button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[kind]}"/></svg>`;
    this.place();
    this.button.addEventListener("click", () => this.open());
    this.native.addEventListener("change", () => this.pick());
  }

  place() {
    const { input } = this.view;
    const row = document.createElement("div");
    row.className = "kit-text-picked";
    input.before(row);
    row.append(input, this.button, this.native);
  }

  // Two lines of a page can have the same kind of button.
  /** @param {string} label */
  nameAfter(label) {
    this.button.setAttribute("aria-label", `${LABELS[this.kind]}: ${label}`);
  }

  open() {
    this.native.value = this.kind === "date" ? this.value.slice(0, 10) : this.value.slice(-5);
    try {
      this.native.showPicker();
    } catch {
      this.native.focus(); // a browser without pickers has a field that one can type into
    }
  }

  pick() {
    const { input, field } = this.view;
    if (!this.native.value) return;
    const isBritish = field.way.startsWith("GB");
    input.value = (this.kind === "date" ? writtenDay : writtenTime)(this.native.value, isBritish);
    input.dispatchEvent(new Event("input"));
    input.focus();
  }
}

/** @param {string} iso @param {boolean} isBritish */
export function writtenDay(iso, isBritish) {
  const [year, month, date] = iso.split("-");
  return isBritish ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
}

/** @param {string} iso @param {boolean} isBritish */
export function writtenTime(iso, isBritish) {
  if (isBritish) return iso;
  const [hour, minute] = iso.split(":");
  return `${Number(hour) % 12 || 12}:${minute} ${Number(hour) < 12 ? "AM" : "PM"}`;
}
