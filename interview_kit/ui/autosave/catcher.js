// The unseen field that has the focus while something opens. It takes keys, pasted text and input
// methods, and shows what it holds where the page has no field for that.

const MARKUP = `
  <p></p>
  <pre></pre>
  <textarea rows="2" aria-label="Opening" placeholder=" "></textarea>
  <div class="kit-cursor-actions">
    <button type="button">Copy</button><button type="button">Discard</button>
  </div>`;

const COMING = "Still opening. What you type goes there as soon as it opens:";
const NO_FIELD = "There's no field for this here. Copy it to where it belongs:";

export class Catcher {
  constructor({ onSettled, onTab, onAct }) {
    this.isComposing = false;
    this.box = document.createElement("div");
    this.box.className = "kit-cursor";
    this.box.setAttribute("role", "group");
    this.box.setAttribute("aria-label", "Typed while the page changed");
    this.box.innerHTML = MARKUP;
    this.isShown = false;
    this.words = this.box.querySelector("p");
    this.kept = this.box.querySelector("pre");
    this.input = this.box.querySelector("textarea");
    this.rest();
    const [copy, discard] = this.box.querySelectorAll("button");
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.all());
      copy.textContent = "Copied";
    });
    discard.addEventListener("click", () => {
      this.kept.textContent = this.input.value = "";
      this.rest();
      onTab(false);
    });
    this.input.addEventListener("compositionstart", () => (this.isComposing = true));
    this.input.addEventListener("compositionend", () => {
      this.isComposing = false;
      setTimeout(onSettled); // the text is in the field by then
    });
    this.input.addEventListener("keydown", (event) => {
      const isAct = event.key === "Enter" || event.key === " ";
      const isTaken = event.key === "Tab" ? onTab(event.shiftKey) : isAct && onAct();
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

  all() {
    return [this.kept.textContent, this.text].filter(Boolean).join("\n");
  }

  // What it shows stays in sight until it is discarded.
  setAside() {
    this.kept.textContent = this.all();
    this.input.value = "";
  }

  take(words) {
    this.input.setAttribute("aria-label", words);
    this.box.inert = false;
    this.input.focus({ preventScroll: true });
  }

  empty() {
    const { value } = this.input;
    this.input.value = "";
    return value;
  }

  reveal() {
    if (this.text) this.appear(COMING);
  }

  // What was typed for something that has no field. What is in the box can be meant for another.
  keep(text) {
    this.kept.textContent = [this.kept.textContent, text].filter(Boolean).join("\n");
    this.appear(NO_FIELD);
  }

  // What is in the box has no field, nor has what follows.
  goOn() {
    this.input.setAttribute("aria-label", NO_FIELD);
    this.appear(NO_FIELD);
    this.input.focus({ preventScroll: true });
  }

  appear(words) {
    this.isShown = true;
    this.box.querySelector("button").textContent = "Copy";
    this.words.textContent = words;
    this.box.classList.add("kit-cursor-shown");
    this.box.inert = false;
  }

  // Out of sight, and out of everybody's way, unless it still holds something.
  rest() {
    if (this.all()) {
      this.appear(NO_FIELD);
      return;
    }
    this.isShown = false;
    this.box.classList.remove("kit-cursor-shown");
    this.box.inert = true;
  }
}
