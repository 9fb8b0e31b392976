// @ts-check
// One field, as far as the browser knows it.

import { nextState } from "./field_life.js";
import { session } from "./page_session.js";

/**
 * @typedef {object} FieldData What a run of the page says of a field; what is left out is empty.
 * @property {string} id Record and field, as "record/field".
 * @property {number} revision Of the stored text.
 * @property {string} label
 * @property {number} rows
 * @property {string} text
 * @property {string} [way] The way its writer writes in, such as "GB".
 * @property {string} [help]
 * @property {string} [placeholder]
 * @property {boolean} [required]
 * @property {string} [error]
 * @property {boolean} [live] Whether the page runs again once a text is stored.
 * @property {boolean} [disabled]
 * @property {string} [autocomplete]
 * @property {string} [inputmode]
 * @property {string} [asks]
 * @property {string} [reading]
 * @property {"date" | "time"} [picker]
 * @property {string} [value] The day or time that the picker begins at.
 */

/**
 * @typedef {object} Answer What the store says of a text.
 * @property {string} outcome
 * @property {number} revision
 * @property {string} text
 * @property {string} [excuse] Why there is no answer.
 * @property {string} [message] What is wrong.
 */

/**
 * @typedef {object} Draft A text that this browser keeps until it is stored.
 * @property {string} key
 * @property {string} id
 * @property {string} text
 * @property {number} base The revision that it was typed on.
 * @property {number} sequence
 * @property {string} label
 * @property {string} way
 * @property {string} tab
 * @property {number} at When it was typed, in milliseconds since 1970.
 * @property {number} goneAt When its record was found gone, 0 where it was not.
 */

/** @typedef {ReturnType<typeof newField>} Field */

/** @param {{ id: string, label: string, way?: string, text: string, revision: number }} data @param {string} tab */
export function newField(data, tab) {
  const [record, name] = data.id.split("/");
  return {
    id: data.id,
    record,
    name,
    label: data.label,
    way: data.way || "",
    user: session.user,
    state: /** @type {import("./field_life.js").State} */ ("saved"),
    text: data.text,
    // The text of the store, as far as it is known, and the one that the page was made of.
    known: /** @type {string | null} */ (data.text),
    drawn: data.text,
    base: data.revision,
    tab,
    // The number of the newest text, of the newest that is stored, of the newest that was sent, and
    // of the newest that somebody chose against another.
    sequence: 0,
    acknowledged: 0,
    sentSequence: 0,
    settled: 0,
    at: 0,
    goneAt: 0,
    inFlight: 0,
    sendAgain: false,
    composing: false,
    typedHere: false,
    firstKeyAt: 0,
    pauseTimer: 0,
    retryTimer: 0,
    silenceTimer: 0,
    retryAfter: 0,
    failure: /** @type {{ status: number, message: string } | null} */ (null),
    conflict: /** @type {(Answer & { mine: string }) | null} */ (null),
    others: /** @type {Draft[]} */ ([]),
    offer: /** @type {string | null} */ (null),
    asking: false,
    unmirrored: false,
    view: /** @type {import("./field_view.js").FieldView | null} */ (null),
  };
}

/** @param {Pick<Field, "state">} field */
export const isDirty = (field) => field.state !== "saved";

/** @param {Field} field */
export const isOnPage = (field) => Boolean(field.view?.box.isConnected);

/** @param {Field} field @param {import("./field_life.js").LifeEvent} event */
export function happen(field, event) {
  field.state = nextState(field.state, event);
}
