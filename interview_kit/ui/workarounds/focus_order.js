// @ts-check
// Streamlit: the focus is on the page itself where what had it was drawn anew, so that Tab begins
// at the top.
// Seen in: Streamlit 1.67.0.
// Instead: the heading of what was opened has the focus, and Tab is counted from there.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_the_focus_goes_with_what_had_it

// One stop for the Tab key, though each of its choices could have the focus.
const GROUP = "[role=radiogroup]";
const FOCUSABLE = "a[href],button,input,select,textarea,summary,[tabindex]";

// The heading of what was opened takes the focus where there is nothing to type in.
export function focusableHeading() {
  const step = /** @type {HTMLElement | null} */ (document.querySelector(".st-key-step h2"));
  const heading = step ?? document.querySelector("h1") ?? document.body;
  heading.tabIndex = -1;
  heading.dataset.kitOpened = "";
  return heading;
}

// Elements come in the order of the page.
/** @param {Element} from @param {boolean} isBack */
export function nextFocusable(from, isBack) {
  const side = isBack ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  /** @type {NodeListOf<HTMLElement>} */
  const all = document.querySelectorAll(FOCUSABLE);
  const group = from.closest(GROUP);
  const onSide = [...all].filter(
    (element) =>
      from.compareDocumentPosition(element) & side &&
      canHaveFocus(element) &&
      !group?.contains(element),
  );
  return isBack ? onSide.at(-1) : onSide[0];
}

/** @param {HTMLElement} element */
function canHaveFocus(element) {
  if (element.tabIndex < 0 || ("disabled" in element && element.disabled)) return false;
  const group = element.closest(GROUP);
  if (group && element !== stopOf(group)) return false;
  return !element.closest(".kit-cursor") && element.checkVisibility();
}

/** @param {Element} group */
const stopOf = (group) =>
  group.querySelector("[aria-checked=true]") ?? group.querySelector("[role=radio]");
