'use strict';

const { createHmac, hkdfSync, timingSafeEqual } = require('node:crypto');

/** @import { Change, Kind } from '../revocations/change' */

/** Others, such as those of later versions of this package, are ignored. */
const VERSION = '1';

/** Longer ones are not parsed. */
const MAX_MESSAGE_LENGTH = 2048;

const MAX_ID_LENGTH = 256;

/** @type {readonly Kind[]} */
const KINDS = ['session', 'user', 'membership', 'organization'];

/**
 * Signs revocations for other processes with the same secret key, and checks those of others: with write access to
 * Redis, one cannot sign users out. A message that is sent again changes nothing, because it contains the time of the
 * revocation.
 */
class Messages {
  #key;
  #name;

  /** @param {string} secretKey */
  constructor(secretKey) {
    this.#key = derive(secretKey, 'signatures');
    this.#name = derive(secretKey, 'name').subarray(0, 8).toString('hex');
  }

  /** Identifies the secret key without revealing it: processes with different ones do not understand each other. */
  get name() {
    return this.#name;
  }

  /** @param {Change} change */
  seal({ kind, id, organizationId = '', time }) {
    const payload = Buffer.from(JSON.stringify([kind, id, organizationId, time])).toString('base64url');
    const text = `${VERSION}.${payload}`;
    return `${text}.${this.#signatureOf(text).toString('base64url')}`;
  }

  /**
   * The revocation in a message; `undefined` for anything that this app has not sent.
   *
   * @param {unknown} message
   * @returns {Change | undefined}
   */
  open(message) {
    if (typeof message !== 'string' || message.length > MAX_MESSAGE_LENGTH) {
      return undefined;
    }
    const [version, payload, signature, ...others] = message.split('.');
    if (version !== VERSION || payload === undefined || signature === undefined || others.length > 0) {
      return undefined;
    }
    const expected = this.#signatureOf(`${version}.${payload}`);
    const received = Buffer.from(signature, 'base64url');
    if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
      return undefined;
    }
    return changeIn(Buffer.from(payload, 'base64url').toString());
  }

  /** @param {string} text */
  #signatureOf(text) {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}

/**
 * @param {string} secretKey
 * @param {string} purpose
 */
function derive(secretKey, purpose) {
  return Buffer.from(hkdfSync('sha256', secretKey, '', `clerk-express-native revocations ${purpose} 1`, 32));
}

/**
 * Checked although it is signed: another process may have a fault.
 *
 * @param {string} json
 * @returns {Change | undefined}
 */
function changeIn(json) {
  /** @type {unknown[]} */
  let values;
  try {
    values = [JSON.parse(json)].flat();
  } catch {
    return undefined;
  }
  const [kind, id, organizationId, time] = values;
  const isValid =
    KINDS.some((known) => known === kind) &&
    isId(id) &&
    (kind === 'membership' ? isId(organizationId) : organizationId === '') &&
    Number.isFinite(time);
  return isValid ? /** @type {Change} */ ({ kind, id, organizationId, time }) : undefined;
}

/** @param {unknown} value */
function isId(value) {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH;
}

module.exports = { Messages };
