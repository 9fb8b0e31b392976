// What Streamlit's menu leaves undone: it stays open over the page that it led to where the window
// is narrow, and a page that writes what it has open into its address would be two steps back.

import { lastPress } from "./app.js";

const LINKS = "[data-testid=stSidebarNavLink],[data-testid=stTopNavLink]";
const CLOSES = "[data-testid=stSidebarCollapseButton] button";
const TWICE = { milliseconds: 700, pixels: 30 };

export function tidyMenu() {
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-testid=stSidebarNavLink]")) document.querySelector(CLOSES)?.click();
  });
  takeTwiceAsOnce();
  makePressesOneStep();
}

// On a phone the rail is a strip that goes on beyond the window.
export function followRail() {
  const current = document.querySelector(".st-key-rail button[kind=primary]");
  current?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// The menu of the other side has another page in the place that was pressed.
function takeTwiceAsOnce() {
  let last = { timeStamp: -Infinity };
  const isAgain = ({ timeStamp, clientX, clientY }) =>
    timeStamp - last.timeStamp < TWICE.milliseconds &&
    Math.hypot(clientX - last.clientX, clientY - last.clientY) < TWICE.pixels;
  const listen = (event) => {
    if (!event.isTrusted || !event.detail || !event.target.closest?.(LINKS)) return;
    if (isAgain(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else last = event;
  };
  document.addEventListener("click", listen, true);
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
