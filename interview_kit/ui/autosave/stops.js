// Where the focus can go, in the order of the page.

const STOPS = "a[href],button,input,select,textarea,summary,[tabindex]";

// What was opened has a heading; it takes the focus where there is nothing to type in.
export function placeOfFocus() {
  const heading = document.querySelector(".st-key-step h2") ?? document.querySelector("h1");
  const place = heading ?? document.body;
  place.tabIndex = -1;
  place.dataset.kitOpened = "";
  return place;
}

export function nextStop(from, isBack) {
  const side = isBack ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const stops = [...document.querySelectorAll(STOPS)].filter(
    (each) => from.compareDocumentPosition(each) & side && isStop(each),
  );
  return isBack ? stops.at(-1) : stops[0];
}

const isStop = (each) =>
  each.tabIndex >= 0 && !each.disabled && !each.closest(".kit-cursor") && each.checkVisibility();
