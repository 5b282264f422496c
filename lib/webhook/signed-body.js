'use strict';

const { isAnyArrayBuffer } = require('node:util').types;
const { readFetchBody, readStream } = require('./read-body');
const { misused, refusal } = require('./refusal');

/**
 * The bytes of the body, from where they are least likely to have been touched: `rawBody`, `body`, and what nobody has
 * read yet. What a parser has made of them is written as JSON again, which gives the same bytes only by luck.
 *
 * @param {object} req
 * @returns {Promise<{ bytes: Buffer, isRebuilt: boolean }>}
 */
async function signedBody(req) {
  if (isFetchRequest(req)) {
    return { bytes: await readFetchBody(req), isRebuilt: false };
  }
  const raw = bytesOf(req.rawBody) ?? bytesOf(req.body);
  if (raw !== undefined) {
    return { bytes: raw, isRebuilt: false };
  }
  const { body } = req;
  if (body == null || isEmptyObject(body)) {
    // Parsers of Express 4 leave an empty object for a body that they do not know how to parse.
    if (isUnread(req)) {
      return { bytes: await readStream(req), isRebuilt: false };
    }
    if (body == null) {
      return { bytes: nothingOf(req), isRebuilt: false };
    }
  }
  return { bytes: Buffer.from(serialized(body)), isRebuilt: true };
}

function bytesOf(value) {
  if (typeof value === 'string') {
    return Buffer.from(value);
  }
  if (ArrayBuffer.isView(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return isAnyArrayBuffer(value) ? Buffer.from(value) : undefined;
}

/** By what it can do, because a Fetch Request may come from another package or realm. */
function isFetchRequest(req) {
  return typeof req.headers.get === 'function' && typeof req.arrayBuffer === 'function';
}

function isUnread(req) {
  return typeof req.on === 'function' && req.readable === true && req.readableDidRead !== true;
}

function isEmptyObject(value) {
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** The body of a request that has none, unless something has read it and kept nothing, or it never came. */
function nothingOf(req) {
  if (req.readableAborted === true) {
    throw refusal({
      code: 'webhook-body-unreadable',
      message: 'Clerk: the client disconnected before the body of the webhook was read.',
    });
  }
  if (req.readableDidRead === true) {
    throw misused({
      code: 'webhook-body-consumed',
      message:
        'Clerk: the body of the webhook was read before verifyWebhook(), and neither req.body nor req.rawBody is set.',
      action: "Let the route take the bytes with express.raw({ type: 'application/json' }), and nothing before it.",
    });
  }
  return Buffer.alloc(0);
}

function serialized(body) {
  let text;
  let cause;
  try {
    text = JSON.stringify(body);
  } catch (error) {
    cause = error;
  }
  if (text === undefined) {
    throw misused({
      code: 'webhook-body-unserializable',
      message: `Clerk: req.body is a value of the type ${typeof body} that cannot be written as JSON, so it is not the body that was signed.`,
      action: "Let the route take the bytes with express.raw({ type: 'application/json' }).",
      cause,
    });
  }
  return text;
}

module.exports = { signedBody };
