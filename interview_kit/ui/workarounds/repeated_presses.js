// @ts-check
// Streamlit: a link of its menu that is pressed twice asks for the page twice, the second time
// without what was open on it. After a page of the other side, the menu has another link in the
// same place.
// Seen in: Streamlit 1.67.0.
// Instead: such a press does nothing.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_a_link_that_is_pressed_twice_asks_twice

const TWICE = 700; // milliseconds
// Another link in the place that was just pressed is one that nobody has aimed at yet. Whoever
// means it presses once more.
const UNAIMED = { milliseconds: 10000, pixels: 30 };

/** @typedef {Pick<MouseEvent, "timeStamp" | "clientX" | "clientY" | "detail">} Press */

/** @type {Press} */
const NO_PRESS = { timeStamp: -Infinity, clientX: 0, clientY: 0, detail: 0 };

// The menu of the other side has another page in the place that was pressed. The same page, asked
// for again before it is there, would be asked for without what was open on it.
export class RepeatedPresses {
  /** @type {Press} */
  last = NO_PRESS;
  href = "";

  forget() {
    this.last = NO_PRESS;
    this.href = "";
  }

  // Returns whether a press is to do nothing. `runEndedAt` is when the last run ended, however long
  // the page took.
  /** @param {Press} press @param {string} href @param {{ isRunning: boolean, runEndedAt: number }} run */
  ignores(press, href, { isRunning, runEndedAt }) {
    const since = press.timeStamp - Math.max(this.last.timeStamp, runEndedAt);
    const isTwice = href === this.href && (isRunning || since < TWICE);
    const isUnaimed = href !== this.href && this.isInTheSamePlace(press);
    if (isUnaimed) this.forget();
    else if (!isTwice) {
      this.last = press;
      this.href = href;
    }
    return isTwice || isUnaimed;
  }

  /** @param {Press} press */
  isInTheSamePlace({ detail, timeStamp, clientX, clientY }) {
    const { last } = this;
    if (detail === 0 || timeStamp - last.timeStamp >= UNAIMED.milliseconds) return false; // by key
    return Math.hypot(clientX - last.clientX, clientY - last.clientY) < UNAIMED.pixels;
  }
}
