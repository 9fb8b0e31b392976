// @ts-check
// Rows that people put in an order. Alt with an arrow key moves the row that has the focus, and once a
// row has moved, its new place is said for those who do not see it. What had the focus keeps it, also
// where Streamlit has drawn the row anew.
//
// A row has a key that begins with "ordered-" and the name of its list, its buttons keys that begin
// with "icon-order-up-" and "icon-order-down-".

import { elementFinder } from "../workarounds/held_presses.js";
import { cancel, targetOf } from "../workarounds/press_targets.js";
import { isRunning, presses } from "../workarounds/streamlit_state.js";

/** @typedef {"up" | "down"} Way */
/** @typedef {import("../workarounds/held_presses.js").Finder} Finder */

const ROW = "[class*=st-key-ordered-]";
/** @type {Record<Way, string>} */
const MOVERS = {
  up: "[class*=st-key-icon-order-up-] button",
  down: "[class*=st-key-icon-order-down-] button",
};
/** @type {Record<string, Way>} */
const ARROWS = { ArrowUp: "up", ArrowDown: "down" };
// What has such a role is opened by these keys.
const HAS_KEYS_OF_ITS_OWN = "[role=combobox],select";
// In milliseconds.
const LONGEST = 10000;
const LOOK_AGAIN = 50;

/** The press whose row has not moved yet. */
/** @type {{ key: string, place: number, name: string, pressedAt: number, findFocused: Finder } | null} */
let moving = null;
/** @type {Way[]} */
let further = [];
const live = document.createElement("p");

export function moveRowsByKey() {
  live.className = "kit-said";
  live.setAttribute("aria-live", "polite");
  document.body.append(live);
  document.addEventListener("click", onClick, true);
  document.addEventListener("keydown", onKeyDown, true);
}

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  const way = event.altKey && !event.ctrlKey && !event.metaKey ? ARROWS[event.key] : undefined;
  const target = targetOf(event);
  const row = target?.closest(ROW);
  if (!way || !row || target?.closest(HAS_KEYS_OF_ITS_OWN)) return;
  cancel(event);
  if (moving) further.push(way);
  else press(row, way);
}

/** @param {Element} row @param {Way} way */
function press(row, way) {
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = row.querySelectorAll(MOVERS[way]);
  [...buttons].find((button) => button.checkVisibility())?.click();
}

/** @param {MouseEvent} event */
function onClick(event) {
  const target = targetOf(event);
  const row = target?.closest(ROW);
  const isUp = Boolean(target?.closest(MOVERS.up));
  /** @type {HTMLElement | null | undefined} */
  const button = target?.closest(isUp ? MOVERS.up : MOVERS.down);
  if (!button || !row) return;
  const rows = rowsLike(row);
  const place = rows.indexOf(row);
  const label = button.querySelector("p")?.textContent ?? "";
  const name = label.slice(0, label.lastIndexOf(": "));
  if (place === (isUp ? 0 : rows.length - 1)) {
    cancel(event);
    say(name, place, rows);
    return;
  }
  const isNew = !moving;
  const focused = document.activeElement;
  const findFocused = elementFinder(focused instanceof HTMLElement ? focused : button);
  moving = { key: keyOf(row), place, name, pressedAt: performance.now(), findFocused };
  if (isNew) look();
}

// Looks until the row has moved and the run is over. A press may have to wait for another run first.
function look() {
  if (!moving) return;
  const row = document.querySelector(`.${CSS.escape(moving.key)}`);
  const rows = row ? rowsLike(row) : [];
  const place = row ? rows.indexOf(row) : moving.place;
  const hasMoved = place !== moving.place && !isRunning();
  if (!hasMoved && performance.now() - moving.pressedAt < LONGEST) {
    setTimeout(look, LOOK_AGAIN);
    return;
  }
  if (hasMoved) {
    presses.noteRunSeen();
    if (document.activeElement === document.body) moving.findFocused()?.focus();
    say(moving.name, place, rows);
  }
  moving = null;
  const way = further.shift();
  if (row && way) press(row, way);
  if (!moving) further = []; // there is no further to go
}

/** @param {Element} row */
const keyOf = (row) => [...row.classList].find((name) => name.startsWith("st-key-ordered-")) ?? "";

// The rows of one list, from the first.
/** @param {Element} row */
function rowsLike(row) {
  const list = keyOf(row).split("-").slice(0, 4).join("-");
  return [...document.querySelectorAll(`[class*="${list}-"]`)];
}

// A screen reader says only what is new.
/** @param {string} name @param {number} place @param {Element[]} rows */
function say(name, place, rows) {
  live.textContent = "";
  requestAnimationFrame(() => {
    live.textContent = `${name}: ${place + 1} of ${rows.length}`;
  });
}
