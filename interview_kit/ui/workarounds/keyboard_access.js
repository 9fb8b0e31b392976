// @ts-check
// Streamlit: its buttons cannot say which of them is the current one, what opens over the page
// cannot be scrolled by keys, what Tab leads to can be partly out of sight, and a menu that a key
// has opened has the focus itself, so that Enter does nothing and an arrow skips the first action.
// Seen in: Streamlit 1.67.0.
// Instead: the current step of a rail says so and is in sight, such windows can have the focus,
// what has it is scrolled into sight, and in a menu the first action has it.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_buttons_are_never_current_and_popovers_never_focused
//   test_a_menu_has_the_focus_and_not_its_first_action

const RAIL_BUTTONS = ".st-key-rail button";
const CURRENT = ".st-key-rail button[kind=primary]";
// How long to wait for what a menu holds.
const FRAMES = 30;

export function scrollFocusIntoSight() {
  document.addEventListener("keyup", ({ key }) => {
    if (key === "Tab")
      document.activeElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

// Opened by mouse, a menu has no action to be reached by Tab, and keeps the focus.
export function focusFirstOfMenus() {
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement && target.matches("[role=menu]")) focusFirst(target, FRAMES);
  });
}

/** @param {HTMLElement} menu @param {number} framesLeft */
function focusFirst(menu, framesLeft) {
  requestAnimationFrame(() => {
    /** @type {HTMLElement | null} */
    const first = menu.querySelector("[role=menuitem][tabindex='0']");
    if (document.activeElement !== menu) return;
    if (first) first.focus();
    else if (framesLeft > 0) focusFirst(menu, framesLeft - 1);
  });
}

// A run may draw the buttons anew.
export function markCurrentStep() {
  for (const button of document.querySelectorAll(RAIL_BUTTONS)) {
    const isCurrent = button.matches(CURRENT);
    if (isCurrent === button.hasAttribute("aria-current")) continue;
    if (isCurrent) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    if (isCurrent) scrollToCurrentStep();
  }
}

// The rail of a narrow window is a strip that goes on beyond it.
export function scrollToCurrentStep() {
  document.querySelector(CURRENT)?.scrollIntoView({ block: "nearest", inline: "center" });
}

export function makePopoversFocusable() {
  /** @type {NodeListOf<HTMLElement>} */
  const bodies = document.querySelectorAll("[data-testid=stPopoverBody]");
  for (const body of bodies) body.tabIndex = 0;
}
