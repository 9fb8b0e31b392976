// Streamlit's own boxes for numbers and dates send what was typed when they are left. What leaves
// them faster than that waits a moment: the keys would be lost, or lead back to the old page.

const BOXES = ".stNumberInput,.stDateInput,.stDateTimeInput,.stTimeInput";
const MOMENT = 100;

let leftAt = -Infinity;
let typedInto = null;

// What is half typed into one is gone when the page runs.
export const isInBox = () => Boolean(document.activeElement?.closest(BOXES));

// And it is gone with the page, so the browser asks before that.
export const isHalfTyped = () => Boolean(typedInto?.isConnected);

export function leaveBoxesFirst() {
  const listen = (name, action) => document.addEventListener(name, action, true);
  listen("input", ({ target }) => (typedInto = target.closest?.(BOXES) ?? null));
  listen("focusout", ({ target, relatedTarget }) => {
    if (target.closest?.(BOXES)) leftAt = performance.now();
    if (!typedInto?.contains(relatedTarget)) typedInto = null;
  });
  listen("keydown", (event) => {
    const { target, key, code, keyCode, altKey } = event;
    if (key === "Enter") typedInto = null;
    const isShortcut = altKey && /^(Arrow|Page)/.test(key);
    if (!isShortcut || !event.isTrusted || !target.closest?.(BOXES)) return;
    // Streamlit takes a box for left when something else has the focus, not when nothing has.
    [...document.querySelectorAll(".stMain button")]
      .find((each) => !each.disabled && !each.closest(BOXES))
      ?.focus({ preventScroll: true });
    again(event, () => {
      const same = new KeyboardEvent("keydown", { key, code, keyCode, altKey, bubbles: true });
      document.body.dispatchEvent(same);
    });
  });
  listen("click", (event) => {
    const link = event.target.closest?.("a");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.isTrusted;
    if (link && isPlain && performance.now() - leftAt < MOMENT) again(event, () => link.click());
  });
}

function again(event, action) {
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(action, MOMENT);
}
