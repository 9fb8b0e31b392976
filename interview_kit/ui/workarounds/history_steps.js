// @ts-check
// Streamlit: a page that writes what it has open into its address adds a second step to the
// browser's history, so that one press is two steps back.
// Seen in: Streamlit 1.67.0.
// Instead: a step is added for a press alone, and a further one of the same press takes its place.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_a_page_that_writes_its_address_is_two_steps

/**
 * @param {object} page
 * @param {History} page.history
 * @param {Location} page.location
 * @param {() => number} page.lastPressAt When something was pressed last.
 * @param {(action: () => void) => void} page.onBack Calls `action` when the browser goes back.
 */
export function makeEachPressOneStep({ history, location, lastPressAt, onBack }) {
  const push = history.pushState.bind(history);
  let pushedFor = lastPressAt();
  let isBack = false;
  history.pushState = (...state) => {
    const isSamePress = pushedFor === lastPressAt();
    const { pathname } = new URL(state[2] ?? "", location.href);
    // The browser goes back to a step that is there, and what still comes of the page that was left
    // would take its place.
    if (isSamePress && isBack && pathname !== location.pathname) return;
    if (isSamePress) history.replaceState(...state);
    else push(...state);
    isBack &&= isSamePress;
    pushedFor = lastPressAt();
  };
  onBack(() => {
    isBack = true;
    pushedFor = lastPressAt();
  });
}
