// What Streamlit's menu leaves undone: it stays open over the page that it led to where the window
// is narrow, a page that writes what it has open into its address would be two steps back, and the
// link to the page one is on would do nothing.

import { asked, isPlain, isRunning, lastEnd, lastPress } from "./app.js";
import { session } from "./sender.js";

const LINKS = "[data-testid=stSidebarNavLink],[data-testid=stTopNavLink]";
const CLOSES = "[data-testid=stSidebarCollapseButton] button";
const NEAREST = { block: "nearest", inline: "nearest" };
const TWICE = 700;
// Another link in the place that was just pressed is one that nobody has aimed at yet. Who means it
// presses once more.
const UNAIMED = { milliseconds: 10000, pixels: 30 };

export function tidyMenu() {
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-testid=stSidebarNavLink]")) document.querySelector(CLOSES)?.click();
  });
  document.addEventListener("click", beginAtTop);
  document.addEventListener("keyup", showFocus);
  takeTwiceAsOnce();
  leaveWhatIsOpen();
  makePressesOneStep();
}

// Streamlit leaves a page where the one before was scrolled to.
function beginAtTop(event) {
  if (isPlain(event) && event.target.closest?.(LINKS))
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

// Browsers leave what is partly in sight as it is, and its ring is cut off then.
function showFocus({ key }) {
  if (key === "Tab") document.activeElement.scrollIntoView(NEAREST);
}

const CURRENT = ".st-key-rail button[kind=primary]";

// Streamlit's buttons cannot say which of them is the current one, and a run may draw them anew.
export function markRail() {
  for (const button of document.querySelectorAll(".st-key-rail button")) {
    const isCurrent = button.matches(CURRENT);
    if (isCurrent === button.hasAttribute("aria-current")) continue;
    if (isCurrent) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    if (isCurrent) followRail();
  }
}

// What opens over the page and is longer than the window is scrolled by keys once it has the focus.
export function reachWindows() {
  for (const body of document.querySelectorAll("[data-testid=stPopoverBody]")) body.tabIndex = 0;
}

// In a narrow window the rail is a strip that goes on beyond it.
export function followRail() {
  document.querySelector(CURRENT)?.scrollIntoView({ block: "nearest", inline: "center" });
}

// The menu of the other side has another page in the place that was pressed. The same page, asked
// for again before it is there, would be asked for without what was open on it.
function takeTwiceAsOnce() {
  const NONE = { timeStamp: -Infinity };
  let last = NONE;
  let lastHref = "";
  const forget = () => {
    last = NONE;
    lastHref = "";
  };
  const isNear = ({ detail, timeStamp, clientX, clientY }) =>
    detail > 0 &&
    timeStamp - last.timeStamp < UNAIMED.milliseconds &&
    Math.hypot(clientX - last.clientX, clientY - last.clientY) < UNAIMED.pixels;
  const listen = (event) => {
    if (!event.isTrusted) return;
    const href = event.target.closest?.(LINKS)?.href;
    // Whoever has pressed something else since knows what the menu shows.
    if (!href) return forget();
    // However long the page takes.
    const since = event.timeStamp - Math.max(last.timeStamp, lastEnd());
    const isTwice = href === lastHref && (isRunning() || since < TWICE);
    const isUnaimed = href !== lastHref && isNear(event);
    if (isTwice || isUnaimed) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (isUnaimed) forget();
    else if (!isTwice) {
      last = event;
      lastHref = href;
    }
  };
  // Before those who hold a press back: what they do later has no place.
  window.addEventListener("click", listen, true);
  window.addEventListener("popstate", forget);
}

// Streamlit would ask for the page with the address that it has. Who presses its link wants its list.
function leaveWhatIsOpen() {
  const listen = (event) => {
    const link = event.target.closest?.(LINKS);
    const isOpen = link?.pathname === location.pathname && location.search && session.component;
    if (!isOpen || event.defaultPrevented || !isPlain(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.querySelector(CLOSES)?.click();
    session.component.setTriggerValue("left", Date.now());
    asked();
  };
  // After those who hold a press back.
  document.addEventListener("click", listen, true);
}

// A step is added for a press alone. The browser goes back to one that is there, and what still comes
// of the page that was left would take its place.
function makePressesOneStep() {
  const push = history.pushState.bind(history);
  let pushedFor = lastPress();
  let isBack = false;
  history.pushState = (...state) => {
    const isSame = pushedFor === lastPress();
    const { pathname } = new URL(state[2] ?? "", location.href);
    if (isSame && isBack && pathname !== location.pathname) return;
    if (isSame) history.replaceState(...state);
    else push(...state);
    isBack &&= isSame;
    pushedFor = lastPress();
  };
  window.addEventListener("popstate", () => {
    isBack = true;
    pushedFor = lastPress();
  });
}
