// @ts-check
// A page that cannot be read is shown as what is wrong, with no place for its fields. They stay
// there nevertheless, so that whoever types goes on typing.

/** @typedef {import("./field_view.js").FieldView} FieldView */

const PLACE = "[data-kit-shelter]";

/** @param {FieldView} view */
export const isOnErrorPage = (view) => Boolean(view.box.closest(PLACE));

/** @param {FieldView} view */
export function moveToErrorPage(view) {
  /** @type {HTMLElement | null} */
  const place = document.querySelector(PLACE);
  if (!place || view.page !== location.pathname) return;
  place.hidden = false;
  const spot = document.createElement("div");
  place.append(spot);
  view.moveTo(spot);
}
