// @ts-check
// A script in large type, one breath at a time. Rehearsing it follows one's pace; on the call nothing
// moves by itself and no clock runs. Another part of the page measures the pace.

import { MeasureView } from "./measure_view.js";
import { WalkView } from "./walk_view.js";

/**
 * @typedef {object} Component What Streamlit hands to a component.
 * @property {string} data
 * @property {HTMLElement} parentElement
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/** @type {WeakMap<HTMLElement, { view: WalkView | MeasureView, data: string }>} */
const shown = new WeakMap();

// Streamlit calls this when the component is new, and whenever its data or the theme change.
/** @param {Component} component */
export function draw(component) {
  const { data, parentElement } = component;
  const last = shown.get(parentElement);
  if (last?.data === data && last.view.root.parentElement === parentElement) {
    last.view.component = component;
    return;
  }
  last?.view.remove();
  const parsed = JSON.parse(data);
  const view = parsed.mode === "measure" ? new MeasureView(parsed) : new WalkView(parsed);
  // A tick on the call may change what is left to say, but not where one is.
  if (view instanceof WalkView && view.isCall && last?.view instanceof WalkView)
    view.goOnFrom(last.view);
  view.component = component;
  parentElement.append(view.root);
  shown.set(parentElement, { view, data });
}
