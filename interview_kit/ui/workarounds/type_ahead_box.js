// @ts-check
// Streamlit: what opens is there only after a run, and no element of the page can take keys until
// then.
// Seen in: Streamlit 1.67.0.
// Instead: an unseen field has the focus while something opens. It takes keys, pasted text and
// input methods, and shows what it holds where the page has no field for that.
// Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
//   test_what_is_typed_before_a_field_is_there_is_lost

const MARKUP = `
  <p></p>
  <pre></pre>
  <textarea rows="2" aria-label="Opening" placeholder=" "></textarea>
  <div class="kit-cursor-actions">
    <button type="button">Copy</button><button type="button">Discard</button>
  </div>`;

const COMING = "Still opening. What you type goes there as soon as it opens:";
const NO_FIELD = "There's no field for this here. Copy it to where it belongs:";

export class TypeAheadBox {
  /**
   * @param {object} handlers
   * @param {() => void} handlers.onComposed An input method is done with a word.
   * @param {(isBack: boolean) => boolean} handlers.onTab Returns whether the key was taken.
   * @param {() => boolean} handlers.onPressKey Returns whether the key was taken.
   */
  constructor({ onComposed, onTab, onPressKey }) {
    this.isComposing = false;
    this.isShown = false;
    this.box = document.createElement("div");
    this.box.className = "kit-cursor";
    this.box.setAttribute("role", "group");
    this.box.setAttribute("aria-label", "Typed while the page changed");
    this.box.innerHTML = MARKUP;
    this.words = /** @type {HTMLElement} */ (this.box.querySelector("p"));
    this.kept = /** @type {HTMLElement} */ (this.box.querySelector("pre"));
    this.input = /** @type {HTMLTextAreaElement} */ (this.box.querySelector("textarea"));
    const [copy, discard] = this.box.querySelectorAll("button");
    this.copyButton = copy;
    this.hideIfEmpty();
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.allText());
      copy.textContent = "Copy again";
    });
    discard.addEventListener("click", () => {
      this.kept.textContent = this.input.value = "";
      this.hideIfEmpty();
      onTab(false);
    });
    this.input.addEventListener("compositionstart", () => (this.isComposing = true));
    this.input.addEventListener("compositionend", () => {
      this.isComposing = false;
      setTimeout(onComposed); // the text is in the field by then
    });
    this.input.addEventListener("keydown", (event) => {
      const isPress = event.key === "Enter" || event.key === " ";
      const isTaken = event.key === "Tab" ? onTab(event.shiftKey) : isPress && onPressKey();
      if (isTaken) event.preventDefault();
    });
    document.body.append(this.box);
  }

  get text() {
    return this.input.value;
  }

  get hasFocus() {
    return document.activeElement === this.input;
  }

  allText() {
    return [this.kept.textContent, this.text].filter(Boolean).join("\n");
  }

  // Text that the box shows stays in sight until it is discarded.
  keepAllText() {
    this.kept.textContent = this.allText();
    this.input.value = "";
  }

  /** @param {string} name What opens, for the ear. */
  focus(name) {
    this.input.setAttribute("aria-label", name);
    this.setHidden(false);
    this.input.focus({ preventScroll: true });
  }

  takeText() {
    const { value } = this.input;
    this.input.value = "";
    return value;
  }

  showIfTyped() {
    if (this.text) this.show(COMING);
  }

  // `text` was typed for something that has no field. The text in the box can be meant for another.
  /** @param {string} text */
  keepText(text) {
    this.kept.textContent = [this.kept.textContent, text].filter(Boolean).join("\n");
    this.show(NO_FIELD);
  }

  // The text in the field has no other place, nor has what is typed next.
  showForTyping() {
    this.input.setAttribute("aria-label", NO_FIELD);
    this.show(NO_FIELD);
    this.input.focus({ preventScroll: true });
  }

  /** @param {string} words */
  show(words) {
    this.isShown = true;
    this.copyButton.textContent = "Copy";
    this.words.textContent = words;
    this.box.classList.add("kit-cursor-shown");
    this.setHidden(false);
  }

  // Out of sight, and out of everybody's way, unless the box still holds something.
  hideIfEmpty() {
    if (this.allText()) {
      this.show(NO_FIELD);
      return;
    }
    this.isShown = false;
    this.box.classList.remove("kit-cursor-shown");
    this.setHidden(true);
  }

  // Not `inert` alone: a list that opens makes all around it inert, and nothing as it closes.
  /** @param {boolean} isHidden */
  setHidden(isHidden) {
    this.box.hidden = this.box.inert = isHidden;
  }
}
