// As much of a browser as the scripts that send texts need: no page, no run, nothing else open.

export const openTabs = [];

export function installBrowser() {
  globalThis.MutationObserver = class {
    observe() {}
  };
  globalThis.window = {};
  globalThis.document = Object.assign(new EventTarget(), {
    querySelector: () => ({ getAttribute: () => "CONNECTED" }),
  });
  const locks = {
    query: async () => ({ held: openTabs.map((name) => ({ name })) }),
    request: () => {},
  };
  Object.defineProperty(globalThis, "navigator", { value: { locks } });
  emptyStore();
}

// A store of a browser lists its keys as its own properties.
export function emptyStore() {
  const items = {};
  const store = { isFull: false };
  globalThis.localStorage = new Proxy(items, {
    get: (_, name) =>
      ({
        setItem: (key, text) => {
          if (store.isFull) throw new Error("full");
          items[key] = text;
        },
        getItem: (key) => items[key] ?? null,
        removeItem: (key) => delete items[key],
      })[name],
  });
  openTabs.length = 0;
  return store;
}
