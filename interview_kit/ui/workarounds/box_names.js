// @ts-check
// Streamlit: a box to tick is named by its Markdown, so what escapes typed text is read aloud.
// Seen in: Streamlit 1.67.0.
// Instead: it is named by the words beside it.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_a_box_is_named_by_its_markdown

export function nameBoxesByTheirWords() {
  for (const box of document.querySelectorAll("label input[type=checkbox][aria-label]")) {
    const words = box.closest("label")?.textContent?.trim();
    if (words && words !== box.ariaLabel) box.ariaLabel = words;
  }
}
