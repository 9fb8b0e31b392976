// What Streamlit's menu leaves undone: it stays open over the page that it led to where the window
// is narrow, and a page that writes what it has open into its address would be two steps back.

import { lastPress } from "./app.js";

const CLOSES = "[data-testid=stSidebarCollapseButton] button";

export function tidyMenu() {
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-testid=stSidebarNavLink]")) document.querySelector(CLOSES)?.click();
  });
  makePressesOneStep();
}

function makePressesOneStep() {
  const push = history.pushState.bind(history);
  let pushedFor = lastPress();
  history.pushState = (...state) => {
    if (pushedFor === lastPress()) history.replaceState(...state);
    else push(...state);
    pushedFor = lastPress();
  };
}
