// @ts-check
// The way through a script on the page: what is said now, large, with its neighbors; buttons and
// keys; in a rehearsal the clocks.

import { MENU_LINKS } from "../workarounds/press_targets.js";
import { button, element, liveLine, SteadyLine, setLabel, setText } from "./elements.js";
import { TimeTable } from "./time_table.js";
import { clockWords, Walk } from "./walk.js";

const LISTEN = "Stop and listen";
const OFTEN = 100; // milliseconds between two looks at the clock
/** @type {Record<import("./walk.js").State, string>} */
const PRESS_LABELS = {
  ready: "Start",
  running: "Pause",
  paused: "Go on",
  listening: "Go on",
  done: "Start again",
};

/**
 * @typedef {object} WalkData
 * @property {"rehearse" | "call"} mode
 * @property {string} label
 * @property {import("./walk.js").Move[]} moves
 * @property {number} pace
 * @property {number} limit Seconds that the closing may take.
 */

export class WalkView {
  /** @type {import("./large_type.js").Component | undefined} */
  component;
  root = element("div");
  #before;
  #now;
  #after;
  #bar = element("div", "bar");
  #move;
  #hint;
  #clock = element("p", "clock");
  #live = liveLine();
  #timer = 0;
  #leaving = new AbortController();
  #back = button("Back", "ArrowLeft", () => this.#do("back"));
  #press = button("Start", "Space", () => this.#do("press"));
  #forward = button("Forward", "ArrowRight", () => this.#do("forward"));
  #stop = button("Stop", "Escape", () => this.#do("stop"));
  /** @type {TimeTable | null} */
  #table;

  /** @param {WalkData} data */
  constructor(data) {
    this.data = data;
    this.isCall = data.mode === "call";
    this.walk = new Walk(data.moves, this.isCall ? 0 : data.pace);
    this.#table = this.isCall ? null : new TimeTable(this.walk);
    const texts = this.walk.breaths.map(({ text }) => text);
    this.#before = new SteadyLine("beside", texts);
    this.#now = new SteadyLine("now", texts);
    this.#after = new SteadyLine("beside", texts);
    this.#move = new SteadyLine(
      "move",
      texts.map((_, place) => this.#headOf(place)),
    );
    this.#hint = new SteadyLine(
      "hint",
      data.moves.map(({ reminder }) => reminder ?? ""),
    );
    this.#build();
    const options = { signal: this.#leaving.signal };
    document.addEventListener("keydown", (event) => this.#onKeyDown(event), options);
    document.addEventListener("visibilitychange", () => this.#onHidden(), options);
    this.#show();
  }

  remove() {
    this.#leaving.abort();
    clearInterval(this.#timer);
    this.root.remove();
  }

  // Goes on where another view is, of a script that has changed meanwhile.
  /** @param {WalkView} other */
  goOnFrom(other) {
    this.walk.goOnFrom(other.walk);
    this.#show();
  }

  #build() {
    this.root.className = "kit-large";
    this.root.tabIndex = 0;
    this.root.role = "group";
    this.root.ariaLabel = this.data.label;
    this.#bar.append(element("i"));
    this.#bar.ariaHidden = "true";
    const stage = element("div", "stage");
    stage.append(this.#before.root, this.#now.root, this.#bar, this.#after.root);
    stage.addEventListener("click", () => this.#onStageClick());
    const buttons = element("div", "buttons");
    buttons.append(this.#back, ...(this.isCall ? [] : [this.#press]), this.#forward);
    if (!this.isCall) buttons.append(this.#stop);
    this.root.append(this.#move.root, stage, buttons, this.#hint.root, this.#live);
    if (this.#table) this.root.append(this.#clock, this.#table.root);
    else this.#bar.remove();
  }

  // In a rehearsal a tap anywhere ends the listening: a finger needs no aim then.
  #onStageClick() {
    if (this.walk.state === "listening") this.#do("press");
  }

  /** @param {"back" | "press" | "forward" | "stop"} action */
  #do(action) {
    const { state, place } = this.walk;
    this.walk[action](performance.now());
    if (action === "stop") this.#say("Stopped");
    else if (this.walk.place !== place && this.walk.state === state)
      this.#say(this.walk.breath.text);
    this.#afterChange(state);
  }

  // Called often while the clock runs.
  #tick() {
    if (!this.root.isConnected) return this.remove();
    const { state } = this.walk;
    this.walk.tick(performance.now());
    this.#afterChange(state);
  }

  /** @param {import("./walk.js").State} before */
  #afterChange(before) {
    const { state } = this.walk;
    clearInterval(this.#timer);
    if (state === "running") this.#timer = setInterval(() => this.#tick(), OFTEN);
    this.#show();
    if (state === before) return;
    if (state === "listening") this.#say(LISTEN);
    if (state === "paused") this.#say("Paused");
    if (state === "done") this.#finish();
  }

  #finish() {
    this.#say(this.#doneWords());
    if (this.walk.isPractice) this.component?.setTriggerValue("practiced", Date.now());
  }

  #doneWords() {
    const seconds = Math.round(this.walk.spokenInAll / 1000);
    return `Done: ${seconds} ${seconds === 1 ? "second" : "seconds"} of talking`;
  }

  #show() {
    const { walk } = this;
    const { breath, breaths, place, state, moves } = walk;
    const isDone = state === "done";
    const after = this.#isListening() ? LISTEN : breaths[place + 1]?.text;
    this.#move.show(isDone ? "" : this.#headOf(place));
    this.#before.show(isDone ? "" : (breaths[place - 1]?.text ?? ""));
    this.#now.show(isDone ? this.#doneWords() : breath.text);
    this.#after.show(isDone ? "" : (after ?? ""));
    this.#hint.show(isDone ? "" : (moves[breath.move].reminder ?? ""));
    this.#after.root.classList.toggle("kit-large-listen", this.#isListening());
    this.root.dataset.state = state;
    this.#bar.style.setProperty("--share", String(walk.share));
    setLabel(this.#press, PRESS_LABELS[state], "Space");
    const all = `${clockWords(walk.spokenInAll)} of ${clockWords(this.data.limit * 1000)}`;
    setText(this.#clock, `In all ${all}`);
    this.#table?.show();
  }

  /** @param {number} place */
  #headOf(place) {
    const { breaths, moves } = this.walk;
    return `${moves[breaths[place].move].label} · ${place + 1} of ${breaths.length}`;
  }

  // On a call nobody but oneself knows when the question has been asked.
  #isListening() {
    const { state, breath } = this.walk;
    return state === "listening" || (this.isCall && breath.ask);
  }

  /** @param {string} words */
  #say(words) {
    this.#live.textContent = words;
  }

  #onHidden() {
    if (document.visibilityState === "hidden" && this.walk.state === "running") this.#do("press");
  }

  /** @param {KeyboardEvent} event */
  #onKeyDown(event) {
    if (!this.root.isConnected) return this.remove();
    if (event.ctrlKey || event.altKey || event.metaKey || !this.#isHeard(event)) return;
    const isOnButton = event.target instanceof HTMLButtonElement;
    if (event.key === " " && isOnButton) return; // the button's own press
    const action = this.#actionOf(event.key);
    if (!action) return;
    event.preventDefault();
    if (!event.repeat) this.#do(action);
  }

  /** @param {string} key @returns {"back" | "press" | "forward" | "stop" | ""} */
  #actionOf(key) {
    if (key === "ArrowLeft") return "back";
    if (key === "ArrowRight") return "forward";
    if (this.isCall) return key === " " ? "forward" : "";
    if (key === " ") return "press";
    return key === "Escape" ? "stop" : "";
  }

  // Keys mean the script where nothing else on the page would take them. On a call the space bar goes
  // on scrolling the page, which holds more than the script.
  /** @param {KeyboardEvent} event */
  #isHeard({ target, key, defaultPrevented }) {
    if (defaultPrevented || !(target instanceof Element)) return false;
    if (this.root.contains(target)) return true;
    // The link that led here keeps the focus, and takes none of these keys.
    const isOfNothing = target === document.body || target.matches(`h1,${MENU_LINKS}`);
    return isOfNothing && !(this.isCall && key === " ");
  }
}
