// @ts-check
// Streamlit: a request is sent a moment after a press, names the page that was shown then, and ends
// the run that is under way. No event says when a press has been dealt with, and of a short run
// nothing can be heard at all.
// Seen in: Streamlit 1.67.0.
// Instead: this keeps, for each press, choice and requested run, whether it may still be under way.
// It is pure: the caller says when the state of the run changes, and brings the clock and the page's
// address, which is another one as soon as the server has begun to run another page.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_what_is_pressed_right_after_a_link_leads_back

// How long a press counts as under way whatever is seen of it, and at most. In milliseconds.
const SHORTEST = { link: 1500, button: 600 };
const LONGEST = { link: 20000, button: 5000 };
const LONGEST_CHOICE = 5000;
// A choice that was chosen already may ask for nothing, and a run that is under way can take a
// choice: no other run has to begin.
const LONGEST_UNHEARD = 1000;

/** @typedef {"link" | "button"} PressKind A link leads to another page, and a button can. */

export class PressState {
  /**
   * @param {{ now: () => number, isRunning: () => boolean, address: () => string }} source
   *   The clock is one nobody sets.
   */
  constructor({ now, isRunning, address }) {
    this.now = now;
    this.isRunning = isRunning;
    this.address = address;
    this.pressedOn = "";
    this.pressedAt = -Infinity;
    /** @type {PressKind} */
    this.kind = "button";
    this.hasRunSincePress = true;
    this.chosenAt = -Infinity;
    this.holdsPresses = false;
    this.needsRun = true;
    this.isChoiceTaken = true;
    this.isDrawn = true;
    this.runEndedAt = -Infinity;
    this.requestedAt = -Infinity;
    this.isRequestBegun = true;
  }

  // A run has begun or ended, or the connection has changed.
  noteStateChange() {
    const isRunning = this.isRunning();
    this.isDrawn = false;
    if (!isRunning) this.runEndedAt = this.now();
    this.hasRunSincePress ||= isRunning;
    this.isChoiceTaken ||= isRunning;
    this.isRequestBegun ||= isRunning;
  }

  // The page shows what a press was to do: its run was so short that nothing was heard of it.
  noteRunSeen() {
    this.hasRunSincePress = true;
    this.isChoiceTaken = true;
  }

  noteDrawn() {
    this.isDrawn = !this.isRunning();
  }

  /** @param {PressKind} kind */
  notePress(kind) {
    this.pressedAt = this.now();
    this.pressedOn = this.address();
    this.kind = kind;
    this.hasRunSincePress = false;
  }

  // `holdsPresses`: whether what is pressed next has to wait; it does not where it is held back in
  // another way. `asks`: whether the choice makes the page run for certain.
  /** @param {{ holdsPresses: boolean, asks?: boolean }} choice */
  noteChoice({ holdsPresses, asks = true }) {
    this.chosenAt = this.now();
    this.holdsPresses = holdsPresses;
    this.needsRun = asks && !this.isRunning();
    this.isChoiceTaken = false;
  }

  noteRunRequest() {
    this.requestedAt = this.now();
    this.isRequestBegun = false;
  }

  // A request that comes before the server has begun to run a new page leads back to the old one.
  isPressPending() {
    const since = this.now() - this.pressedAt;
    if (since < SHORTEST[this.kind] || this.isRunning()) return true;
    const hasLed = this.kind === "link" && this.address() !== this.pressedOn;
    return !this.hasRunSincePress && !hasLed && since < LONGEST[this.kind];
  }

  // A link that is pressed meanwhile would leave the choice out, or be followed by the requested
  // run, which leads back.
  isChoicePending() {
    return this.isBeingTaken() || (this.isRecent(this.requestedAt) && !this.isRequestBegun);
  }

  mustPressWait() {
    return this.holdsPresses && this.isBeingTaken();
  }

  /** @param {number} time */
  isRecent(time) {
    return this.now() - time < LONGEST_CHOICE;
  }

  isBeingTaken() {
    if (!this.isRecent(this.chosenAt)) return false;
    return this.isRunning() || (this.isChoiceTaken ? !this.isDrawn : this.isRunAwaited());
  }

  isRunAwaited() {
    return this.needsRun || this.now() - Math.max(this.chosenAt, this.runEndedAt) < LONGEST_UNHEARD;
  }
}
