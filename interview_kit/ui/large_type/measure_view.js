// @ts-check
// One's own pace: start, read all of a text aloud, stop.

import { button, element, liveLine, setLabel } from "./elements.js";
import { clockWords, paceOf } from "./walk.js";

const OFTEN = 200; // milliseconds between two looks at the clock

/**
 * @typedef {object} MeasureData
 * @property {string[]} paragraphs
 * @property {number} words
 * @property {number} slowest Words a minute.
 * @property {number} fastest
 */

export class MeasureView {
  /** @type {import("./large_type.js").Component | undefined} */
  component;
  root = element("div");
  #clock = element("p", "clock", "0:00");
  #result = liveLine();
  #timer = 0;
  #startedAt = 0;
  #pace = 0;
  #press = button("Start", "", () => this.#onPress());
  #accept = button("Use this pace", "", () => this.#onAccept());

  /** @param {MeasureData} data */
  constructor(data) {
    this.data = data;
    this.root.className = "kit-large kit-large-measure";
    this.#result.className = "kit-large-result";
    this.#accept.hidden = true;
    const text = element("div", "text");
    text.append(...data.paragraphs.map((paragraph) => element("p", "", paragraph)));
    const buttons = element("div", "buttons");
    buttons.append(this.#press, this.#clock);
    this.root.append(text, buttons, this.#result, this.#accept);
  }

  remove() {
    clearInterval(this.#timer);
    this.root.remove();
  }

  #onPress() {
    if (this.#timer) return this.#stop();
    this.#startedAt = performance.now();
    this.#timer = setInterval(() => this.#tick(), OFTEN);
    this.#accept.hidden = true;
    this.#result.textContent = "";
    setLabel(this.#press, "Stop", "");
    this.#tick();
  }

  #tick() {
    if (!this.root.isConnected) return this.remove();
    this.#clock.textContent = clockWords(performance.now() - this.#startedAt);
  }

  #stop() {
    this.#tick();
    clearInterval(this.#timer);
    this.#timer = 0;
    setLabel(this.#press, "Start again", "");
    const { words, slowest, fastest } = this.data;
    const passed = performance.now() - this.#startedAt;
    this.#pace = paceOf(words, passed);
    const isUsable = slowest <= this.#pace && this.#pace <= fastest;
    const measured = `${words} words in ${clockWords(passed)}`;
    this.#result.textContent = isUsable
      ? `${measured}: ${this.#pace} words a minute.`
      : `${measured} is outside ${slowest} to ${fastest} words a minute. Read it all out loud, from Start to Stop.`;
    this.#accept.hidden = !isUsable;
  }

  #onAccept() {
    this.#accept.hidden = true;
    this.component?.setTriggerValue("pace", this.#pace);
  }
}
