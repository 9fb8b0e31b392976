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

export function save(field, tab) {
  const { text, base, sequence } = field;
  const item = { text, base, sequence, tab: field.tab, at: Date.now() };
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

// What earlier tabs left for this field and is not stored already, the newest first.
export function left(field, storedText) {
  const items = keys()
    .filter((key) => key.startsWith(keyOf(field, "")))
    .map(read)
    .filter((item) => item !== null);
  for (const item of items.filter((each) => each.text === storedText)) drop(item.key);
  return items.filter((each) => each.text !== storedText).sort((a, b) => b.at - a.at);
}

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
