// @ts-check
// The way through a script, breath by breath, with its clocks. It knows no page: whoever shows it
// says what time it is.

/**
 * @typedef {object} Breath What is said in one breath. After an `ask` one stops and listens.
 * @property {string} text
 * @property {number} words
 * @property {boolean} ask
 *
 * @typedef {object} Move
 * @property {string} label
 * @property {string} [reminder]
 * @property {string} [note] What is advised about the move's length.
 * @property {Breath[]} breaths
 *
 * @typedef {"ready" | "running" | "paused" | "listening" | "done"} State
 */

const MINUTE = 60000; // milliseconds

export class Walk {
  /** @type {State} */
  state = "ready";
  place = 0;
  #spokenInBreath = 0;
  #heardAt = 0;

  /** @param {Move[]} moves @param {number} pace Words a minute; 0: nothing goes on by itself. */
  constructor(moves, pace) {
    this.moves = moves;
    this.pace = pace;
    this.breaths = moves.flatMap(({ breaths }, move) => breaths.map((each) => ({ ...each, move })));
    /** Milliseconds spoken in each move. */
    this.spoken = moves.map(() => 0);
  }

  get breath() {
    return this.breaths[this.place];
  }

  get move() {
    return this.breath.move;
  }

  get spokenInAll() {
    return sum(this.spoken);
  }

  /** How much of the present breath is over, from 0 to 1. */
  get share() {
    if (this.state === "listening" || this.state === "done") return 1;
    return Math.min(1, this.#spokenInBreath / this.#length(this.breath));
  }

  /** The milliseconds that a move takes at the pace. @param {number} move */
  planned(move) {
    return sum(this.moves[move].breaths.map((breath) => this.#length(breath)));
  }

  get plannedInAll() {
    return sum(this.moves.map((_, move) => this.planned(move)));
  }

  /** Whether so much was spoken that this was practice, and no leafing through. */
  get isPractice() {
    return this.state === "done" && this.spokenInAll >= this.plannedInAll / 2;
  }

  /** Begins, pauses, goes on after a pause or a question, or begins again. @param {number} now */
  press(now) {
    this.tick(now);
    if (this.state === "running") this.state = "paused";
    else if (this.state === "listening") this.forward(now);
    else {
      if (this.state === "done") this.stop();
      this.state = "running";
    }
  }

  /** @param {number} now */
  forward(now) {
    this.tick(now);
    if (this.state === "running" && this.breath.ask) this.state = "listening";
    else if (this.state !== "done") this.#next();
  }

  /** @param {number} now */
  back(now) {
    this.tick(now);
    if (this.state === "done") this.state = "paused";
    else if (this.state === "listening") this.state = "running";
    else this.place = Math.max(0, this.place - 1);
    this.#spokenInBreath = 0;
  }

  /** Back to the start, with all clocks at nothing. */
  stop() {
    this.state = "ready";
    this.place = 0;
    this.#spokenInBreath = 0;
    this.spoken.fill(0);
  }

  /**
   * Goes to the breath where a walk through an earlier script is, or to the first after it that is
   * still there. @param {Walk} earlier
   */
  goOnFrom({ breaths, place, moves }) {
    const names = this.breaths.map(({ text, move }) => nameOf(text, this.moves[move]));
    const left = breaths.slice(place).map(({ text, move }) => nameOf(text, moves[move]));
    const found = left.map((name) => names.indexOf(name)).find((index) => index >= 0);
    this.place = found ?? this.breaths.length - 1;
  }

  /** Takes in the time that has passed. @param {number} now */
  tick(now) {
    let passed = Math.max(0, now - this.#heardAt);
    this.#heardAt = now;
    while (this.state === "running" && passed > 0) {
      const left = this.#length(this.breath) - this.#spokenInBreath;
      const used = Math.min(passed, left);
      this.spoken[this.move] += used;
      this.#spokenInBreath += used;
      passed -= used;
      if (used < left) return;
      if (this.breath.ask) this.state = "listening";
      else this.#next();
    }
  }

  #next() {
    this.#spokenInBreath = 0;
    const isLast = this.place === this.breaths.length - 1;
    if (isLast && this.pace) this.state = "done";
    if (isLast) return;
    this.place += 1;
    if (this.state === "listening") this.state = "running";
  }

  /** @param {Breath} breath */
  #length({ words }) {
    return this.pace ? (Math.max(1, words) * MINUTE) / this.pace : Infinity;
  }
}

/** @param {string} text @param {Move} move */
const nameOf = (text, { label }) => `${label}\n${text}`;

/** The words a minute of somebody who said so many words in so many milliseconds. */
/** @param {number} words @param {number} milliseconds */
export const paceOf = (words, milliseconds) => Math.round((words * MINUTE) / milliseconds);

/** A time as people read it on a stopwatch: "0:07". @param {number} milliseconds */
export function clockWords(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
