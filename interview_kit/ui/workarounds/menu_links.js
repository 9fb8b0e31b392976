// @ts-check
// Streamlit: its menu stays open over the page that it led to where the window is narrow, some
// pages begin where the one before was scrolled to, and the link to the page one is on does
// nothing.
// Seen in: Streamlit 1.67.0.
// Instead: the menu closes, the page begins at its top, and that link leads to the page's list.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_the_menu_stays_open_and_its_own_link_does_nothing
// Can go when this fails: tests/browser/test_browser_navigation.py
//   test_a_page_of_the_menu_begins_at_its_top

import { cancel, isPlain, MENU_LINKS, targetOf } from "./press_targets.js";
import { RepeatedPresses } from "./repeated_presses.js";
import { isRunning, presses } from "./streamlit_state.js";

const SIDEBAR_LINKS = "[data-testid=stSidebarNavLink]";
const CLOSE_SIDEBAR = "[data-testid=stSidebarCollapseButton] button";

/** @param {() => boolean} requestList Makes the page forget what is open; false where it cannot yet. */
export function improveMenuLinks(requestList) {
  document.addEventListener("click", (event) => {
    if (targetOf(event)?.closest(SIDEBAR_LINKS)) closeSidebar();
  });
  document.addEventListener("click", scrollToTop);
  ignoreRepeatedPresses();
  leadToList(requestList);
}

/** @returns {void} */
const closeSidebar = () =>
  /** @type {HTMLElement | null} */ (document.querySelector(CLOSE_SIDEBAR))?.click();

/** @param {MouseEvent} event */
function scrollToTop(event) {
  if (isPlain(event) && targetOf(event)?.closest(MENU_LINKS))
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

function ignoreRepeatedPresses() {
  const repeated = new RepeatedPresses();
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    if (!event.isTrusted) return;
    /** @type {HTMLAnchorElement | null | undefined} */
    const link = targetOf(event)?.closest(MENU_LINKS);
    const run = { isRunning: isRunning(), runEndedAt: presses.runEndedAt };
    // People who have pressed something else since know what the menu shows.
    if (!link?.href) repeated.forget();
    else if (repeated.ignores(event, link.href, run)) cancel(event);
  };
  // This comes before the listeners that hold a press back: a later click has no place in the
  // window.
  window.addEventListener("click", onClick, true);
  window.addEventListener("popstate", () => repeated.forget());
}

// Streamlit would ask for the page with the address that it has.
/** @param {() => boolean} requestList */
function leadToList(requestList) {
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    /** @type {HTMLAnchorElement | null | undefined} */
    const link = targetOf(event)?.closest(MENU_LINKS);
    const isOpen = link?.pathname === location.pathname && location.search;
    if (!isOpen || event.defaultPrevented || !isPlain(event) || !requestList()) return;
    cancel(event);
    closeSidebar();
  };
  // This comes after the listeners that hold a press back.
  document.addEventListener("click", onClick, true);
}
