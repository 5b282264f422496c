'use strict';

const { refusal } = require('./refusal');

/** A byte-order mark is kept: it is no JSON. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The event in a body that was verified.
 *
 * @param {Uint8Array} bytes
 * @returns
 *   {{ type: string, object: 'event', data: object, event_attributes: object, timestamp: number, instance_id: string }}
 *   always with these six keys; what the body lacks is `undefined`
 */
function eventOf(bytes) {
  const { type, data, event_attributes, timestamp, instance_id } = parse(bytes);
  return { type, object: 'event', data, event_attributes, timestamp, instance_id };
}

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
