// @ts-check
// Streamlit: its buttons cannot say which of them is the current one, what opens over the page
// cannot be scrolled by keys, and what Tab leads to can be partly out of sight.
// Seen in: Streamlit 1.67.0.
// Instead: the current step of a rail says so and is in sight, such windows can have the focus, and
// what has it is scrolled into sight.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_buttons_are_never_current_and_popovers_never_focused

const RAIL_BUTTONS = ".st-key-rail button";
const CURRENT = ".st-key-rail button[kind=primary]";

export function scrollFocusIntoSight() {
  document.addEventListener("keyup", ({ key }) => {
    if (key === "Tab")
      document.activeElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
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
