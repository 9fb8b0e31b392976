// @ts-check
// Streamlit: its elements are known by its own class names and test ids alone.
// Seen in: Streamlit 1.67.0.
// Instead: those that the other scripts look for stand here, where they are of more than one.
// Has to change when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_its_parts_have_names

export const PRESSABLE =
  "a,button,label,summary,[role=button],[role=tab],[role=option],[role=menuitem]";

// The keys that press what has the focus.
export const PRESS_KEYS = ["Enter", " "];

// These open something in the browser alone, or are the kit's own, and ask the server for nothing.
export const BROWSER_ONLY = [".kit-text", ".kit-cursor", ".kit-large", ".react-aria-ComboBox"]
  .concat(".stTextInput", "summary", "[role=tab]", ".stPopover button", ".stMenuButton button")
  .join();

// A press on one of these has a queue of its own: see type_ahead.js.
export const OPENERS = "[class*=st-key-opens-] :is(button,a)";

export const MENU_LINKS = "[data-testid=stSidebarNavLink],[data-testid=stTopNavLink]";

// A link opens elsewhere with one of these keys, and this page stays as it is.
/** @param {{ ctrlKey: boolean, metaKey: boolean, shiftKey: boolean }} event */
export const isPlain = ({ ctrlKey, metaKey, shiftKey }) => !ctrlKey && !metaKey && !shiftKey;

// The element that an event happened to: never a piece of text, of which `closest` is unknown.
/** @param {Event} event */
export const targetOf = ({ target }) => (target instanceof Element ? target : null);

// Ends an event here: neither the browser nor Streamlit acts upon it.
/** @param {Event} event */
export function cancel(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
