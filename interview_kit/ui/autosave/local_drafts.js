// @ts-check
// Texts that are not acknowledged yet, kept in this browser until they are.
//
// One item a field and open tab, so that two tabs never erase each other's words. A browser
// that refuses storage makes `save` return false; the page then asks before it is left.

/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("./field.js").Draft} Draft */

const PREFIX = "interview-kit:text:";
const LOCK = "interview-kit:tab:";
const KEPT_DAYS = 30; // as long as what was deleted can be restored

/** @param {Pick<Field, "user" | "id">} field @param {string} tab */
const keyOf = ({ user, id }, tab) => `${PREFIX}${user}:${id}:${tab}`;

// Says until this document's end that its tab is open, so that no other takes up its texts.
/** @param {string} tab */
export function markTabOpen(tab) {
  navigator.locks?.request(LOCK + tab, () => new Promise(() => {}));
}

// Browsers tell this to pages of this machine and to those with https.
async function openTabs() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.map(({ name = "" }) => name.slice(LOCK.length));
}

/** @param {Field} field @param {string} tab */
export function save(field, tab) {
  const { text, base, sequence, label, way, at, goneAt } = field;
  const item = { text, base, sequence, label, way, tab: field.tab, at, goneAt };
  try {
    localStorage.setItem(keyOf(field, tab), JSON.stringify(item));
    return true;
  } catch {
    return false;
  }
}

/** @param {Pick<Field, "user" | "id">} field @param {string} tab @param {number} upTo */
export function forget(field, tab, upTo) {
  const item = read(keyOf(field, tab));
  if (item && item.sequence <= upTo) drop(item.key);
}

/** @param {string} key */
export function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept, so there is nothing to forget.
  }
}

// Texts of closed tabs for this field that are not stored already, the newest first.
/** @param {Pick<Field, "user" | "id">} field @param {string} storedText */
export async function leftByClosedTabs({ user, id }, storedText) {
  const items = (await allLeftByClosedTabs(user)).filter((item) => item.id === id);
  for (const item of items.filter(({ text }) => text === storedText)) drop(item.key);
  return items.filter(({ text }) => text !== storedText);
}

// All texts of this user's closed tabs, the newest first, each with the id of its field.
/** @param {string} user */
export async function allLeftByClosedTabs(user) {
  const open = await openTabs();
  const prefix = `${PREFIX}${user}:`;
  /** @type {Draft[]} */
  const items = [];
  for (const key of keys().filter((name) => name.startsWith(prefix))) {
    const end = key.lastIndexOf(":");
    const item = read(key);
    if (item && !open.includes(key.slice(end + 1)))
      items.push({ ...item, id: key.slice(prefix.length, end) });
  }
  return items.sort((a, b) => b.at - a.at);
}

// A text is old when its record was found gone so long ago that nobody can restore it any more.
/** @param {Pick<Field, "goneAt">} field */
export const isOld = ({ goneAt }) => Date.now() - goneAt > KEPT_DAYS * 24 * 3600 * 1000;

function keys() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** @param {string} key @returns {Draft | null} */
function read(key) {
  try {
    const item = JSON.parse(localStorage.getItem(key) ?? "");
    return typeof item?.text === "string" ? { ...item, key } : null;
  } catch {
    return null; // a broken item is of no use to anybody
  }
}
