// What is not acknowledged yet, kept in this browser until it is.
//
// One item a field and open tab, so that two tabs never erase each other's words. A browser
// that refuses storage makes `save` return false; the page then asks before it is left.

const PREFIX = "interview-kit:text:";

const storage = (() => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
})();

const keyOf = (field, tab) => `${PREFIX}${field.user}:${field.id}:${tab}`;
const LOCK = "interview-kit:tab:";
const KEPT_DAYS = 30; // as long as what was deleted can be brought back

// Says until this document's end that its tab is open, so that no other takes up its texts.
export function markTabOpen(tab) {
  navigator.locks?.request(LOCK + tab, () => new Promise(() => {}));
}

// Browsers tell this to pages of this machine and to those with https.
async function openTabs() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.map(({ name }) => name.slice(LOCK.length));
}

export function save(field, tab) {
  const { text, base, sequence, label, way, at, goneAt } = field;
  const item = { text, base, sequence, label, way, tab: field.tab, at, goneAt };
  try {
    storage.setItem(keyOf(field, tab), JSON.stringify(item));
    return true;
  } catch {
    return false;
  }
}

export function forget(field, tab, upTo) {
  const item = read(keyOf(field, tab));
  if (item && item.sequence <= upTo) drop(item.key);
}

export function drop(key) {
  try {
    storage.removeItem(key);
  } catch {
    // Nothing was kept, so there is nothing to forget.
  }
}

// What closed tabs left for this field and is not stored already, the newest first.
export async function leftByClosedTabs(field, storedText) {
  const items = (await allLeftByClosedTabs(field.user)).filter(({ id }) => id === field.id);
  for (const item of items.filter((each) => each.text === storedText)) drop(item.key);
  return items.filter((each) => each.text !== storedText);
}

// All that closed tabs of this user left, the newest first, each with the id of its field.
export async function allLeftByClosedTabs(user) {
  const open = await openTabs();
  const prefix = `${PREFIX}${user}:`;
  return keys()
    .filter((key) => key.startsWith(prefix))
    .map((key) => ({ ...read(key), id: key.slice(prefix.length, key.lastIndexOf(":")) }))
    .filter((item) => item.key && !open.includes(item.key.slice(item.key.lastIndexOf(":") + 1)))
    .sort((a, b) => b.at - a.at);
}

// What nothing can come of any more: its record was found gone so long ago that it is for good.
export const isOld = ({ goneAt }) => Date.now() - goneAt > KEPT_DAYS * 24 * 3600 * 1000;

function keys() {
  try {
    return Object.keys(storage);
  } catch {
    return [];
  }
}

function read(key) {
  try {
    const item = JSON.parse(storage.getItem(key));
    return typeof item?.text === "string" ? { ...item, key } : null;
  } catch {
    return null; // a broken item is of no use to anybody
  }
}
