// A page that cannot be read is shown as what is wrong, with no place for its fields. They stay
// there nevertheless, so that whoever types goes on typing.

const SHELTER = "[data-kit-shelter]";

export const isSheltered = (view) => Boolean(view.box.closest(SHELTER));

export function shelter(view) {
  const place = document.querySelector(SHELTER);
  if (!place || view.page !== location.pathname) return;
  place.hidden = false;
  const spot = document.createElement("div");
  place.append(spot);
  view.moveTo(spot);
}
