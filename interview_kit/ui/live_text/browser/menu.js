// What Streamlit's menu leaves undone: it stays open over the page that it led to where the window
// is narrow, and a page that writes what it has open into its address would be two steps back.

import { isRunning, lastPress } from "./app.js";

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

// The menu of the other side has another page in the place that was pressed. The same page, asked
// for again before it is there, would be asked for without what was open on it.
function takeTwiceAsOnce() {
  let last = { timeStamp: -Infinity };
  let lastHref = "";
  const isNear = ({ detail, clientX, clientY }) =>
    detail > 0 && Math.hypot(clientX - last.clientX, clientY - last.clientY) < TWICE.pixels;
  const listen = (event) => {
    const href = event.target.closest?.(LINKS)?.href;
    if (!event.isTrusted || !href) return;
    const isSoon = event.timeStamp - last.timeStamp < TWICE.milliseconds;
    if (href === lastHref ? isSoon || isRunning() : isSoon && isNear(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    last = event;
    lastHref = href;
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
