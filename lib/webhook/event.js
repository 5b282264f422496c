'use strict';

const { refusal } = require('./refusal');

/** Keeps a byte-order mark, which is not JSON. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A verified event. All six keys are present; those that the body lacks are `undefined`.
 *
 * @typedef {object} Event
 * @property {unknown} type
 * @property {'event'} object
 * @property {unknown} data
 * @property {unknown} event_attributes
 * @property {unknown} timestamp
 * @property {unknown} instance_id
 */

/**
 * Parses the event in a verified body.
 *
 * @param {Uint8Array} bytes
 * @returns {Event}
 */
function eventOf(bytes) {
  const { type, data, event_attributes, timestamp, instance_id } = parse(bytes);
  return { type, object: 'event', data, event_attributes, timestamp, instance_id };
}

/**
 * @param {Uint8Array} bytes
 * @returns {Record<string, unknown>}
 */
function parse(bytes) {
  let payload;
  let cause;
  try {
    payload = JSON.parse(utf8.decode(bytes));
  } catch (error) {
    cause = error;
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw refusal({
      code: 'webhook-payload-invalid',
      message: `Clerk: the webhook is signed, but its body of ${bytes.length} bytes is not a JSON object.`,
      action: 'Check what is sent to this endpoint; expected an event such as { "type": "user.created", "data": … }.',
      cause,
    });
  }
  return payload;
}

module.exports = { eventOf };
