// @ts-check
// Streamlit: a file is made of what the page knew when it ran last.
// Seen in: Streamlit 1.67.0.
// Instead: where something was typed since, the page runs first, so that no file lacks the last
// words.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_a_file_is_as_it_was_when_the_page_ran

import { cancel, targetOf } from "./press_targets.js";

const BUTTONS = ".stDownloadButton button";
const DRAWN_AFTER = 50; // milliseconds after which the button has the new file

/**
 * @param {object} page
 * @param {() => boolean} page.isOutdated Whether a file would lack something.
 * @param {() => Promise<boolean>} page.bringUpToDate Tells whether there is a file to download.
 */
export function refreshBeforeDownloads({ isOutdated, bringUpToDate }) {
  let isReplaying = false;
  /** @param {MouseEvent} event */
  const onClick = async (event) => {
    /** @type {HTMLButtonElement | null | undefined} */
    const button = targetOf(event)?.closest(BUTTONS);
    if (!button || isReplaying || !isOutdated()) return;
    const name = button.textContent;
    cancel(event);
    if (!(await bringUpToDate())) return;
    setTimeout(() => {
      isReplaying = true;
      // A run that makes another file can put another button in the place of this one.
      /** @type {NodeListOf<HTMLButtonElement>} */
      const buttons = document.querySelectorAll(BUTTONS);
      const isNamed = (/** @type {Element} */ each) => each.textContent === name;
      (button.isConnected ? button : [...buttons].find(isNamed))?.click();
      isReplaying = false;
    }, DRAWN_AFTER);
  };
  document.addEventListener("click", onClick, true);
}
