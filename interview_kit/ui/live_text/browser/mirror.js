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
  const key = keyOf(field, tab);
  try {
    const item = JSON.parse(storage.getItem(key));
    if (item && item.sequence <= upTo) storage.removeItem(key);
  } catch {
    // Nothing was kept, so there is nothing to forget.
  }
}

// Takes what earlier tabs left for this field: the newest text that is not stored already.
// It is moved, not copied, or it would come back later as a conflict with itself.
export function adopt(field, storedText, tab) {
  const items = left(field);
  for (const item of items.filter((each) => each.text === storedText)) storage.removeItem(item.key);
  const newest = items.find((each) => each.text !== storedText);
  if (newest && newest.key !== keyOf(field, tab)) storage.removeItem(newest.key);
  return newest;
}

function left(field) {
  const found = [];
  try {
    for (const key of Object.keys(storage)) {
      if (key.startsWith(keyOf(field, ""))) found.push({ key, ...JSON.parse(storage.getItem(key)) });
    }
  } catch {
    // A broken item is of no use to anybody.
  }
  return found.sort((a, b) => b.at - a.at);
}
