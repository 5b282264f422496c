'use strict';

const { isAnyArrayBuffer } = require('node:util').types;
const { isHeaders } = require('./header-values');
const { readFetchBody, readStream } = require('./read-body');
const { refusal, usageError } = require('./refusal');

/** @import { Readable } from 'node:stream' */
/** @import { WebhookRequest } from './header-values' */

/**
 * Returns the bytes of the body from where they are least likely to be modified: `rawBody`, `body`, or the unread
 * stream. A parsed body is serialized again, which only happens to give the same bytes.
 *
 * @param {WebhookRequest} req
 * @returns {Promise<{ bytes: Buffer, isRebuilt: boolean }>}
 */
async function signedBody(req) {
  if (isHeaders(req.headers) && typeof req.arrayBuffer === 'function') {
    // Recognised by its methods, because a Fetch Request may come from another package or realm.
    return { bytes: await readFetchBody(/** @type {Request} */ (req)), isRebuilt: false };
  }
  const raw = bytesOf(req.rawBody) ?? bytesOf(req.body);
  if (raw !== undefined) {
    return { bytes: raw, isRebuilt: false };
  }
  const { body } = req;
  if (body == null || isEmptyObject(body)) {
    // Parsers of Express 4 leave an empty object for a body that they cannot parse.
    if (isUnread(req)) {
      return { bytes: await readStream(req), isRebuilt: false };
    }
    if (body == null) {
      return { bytes: emptyBody(req), isRebuilt: false };
    }
  }
  return { bytes: Buffer.from(serialize(body)), isRebuilt: true };
}

/** @param {unknown} value */
function bytesOf(value) {
  if (typeof value === 'string') {
    return Buffer.from(value);
  }
  if (ArrayBuffer.isView(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return isAnyArrayBuffer(value) ? Buffer.from(value) : undefined;
}

/**
 * @param {WebhookRequest} req
 * @returns {req is WebhookRequest & Readable}
 */
function isUnread(req) {
  return typeof req.on === 'function' && req.readable === true && req.readableDidRead !== true;
}

/** @param {unknown} value */
function isEmptyObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/**
 * Returns the body of a request without one. Throws if it was read and not kept, or never arrived.
 *
 * @param {WebhookRequest} req
 */
function emptyBody(req) {
  if (req.readableAborted === true) {
    throw refusal({
      code: 'webhook-body-unreadable',
      message: 'Clerk: the client disconnected before the webhook body was read.',
    });
  }
  if (req.readableDidRead === true) {
    throw usageError({
      code: 'webhook-body-consumed',
      message: 'Clerk: the webhook body was read before verifyWebhook(), and neither req.body nor req.rawBody is set.',
      action: "Let the route take the bytes with express.raw({ type: 'application/json' }), and nothing before it.",
    });
  }
  return Buffer.alloc(0);
}

/** @param {unknown} body */
function serialize(body) {
  let json;
  let cause;
  try {
    json = JSON.stringify(body);
  } catch (error) {
    cause = error;
  }
  if (json === undefined) {
    throw usageError({
      code: 'webhook-body-unserializable',
      message: `Clerk: req.body is a value of the type ${typeof body} that cannot be serialized as JSON, so it is not the signed body.`,
      action: "Let the route take the bytes with express.raw({ type: 'application/json' }).",
      cause,
    });
  }
  return json;
}

module.exports = { signedBody };
