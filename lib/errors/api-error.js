'use strict';

const { advise } = require('./advise');
const { ClerkError } = require('./clerk-error');
const { acceptRelatives, inherit, isOfKind } = require('./relatives');

/** The keys of an error's `meta`, which always has all of them, by their names on the wire. */
const META = [
  ['paramName', 'param_name'],
  ['sessionId', 'session_id'],
  ['emailAddresses', 'email_addresses'],
  ['identifiers', 'identifiers'],
  ['zxcvbn', 'zxcvbn'],
  ['plan', 'plan'],
  ['isPlanUpgradePossible', 'is_plan_upgrade_possible'],
  ['seatsQuantityToAdd', 'seats_quantity_to_add'],
  ['seatsQuantity', 'seats_quantity'],
  ['traceId', 'trace_id'],
  ['kind', 'kind'],
  ['title', 'title'],
  ['description', 'description'],
  ['linkUrl', 'link_url'],
  ['linkText', 'link_text'],
  ['data', 'data'],
];

/**
 * An entry of the `errors` of a response, which may be anything.
 *
 * @typedef {object} ErrorEntry
 * @property {string} [code]
 * @property {string} [message]
 * @property {string} [long_message]
 * @property {Record<string, unknown>} [meta]
 */

/**
 * What is known about a failed call. `data` has the `errors` of the response; `operation` is set for errors of this
 * package.
 *
 * @typedef {object} Facts
 * @property {ErrorEntry[]} [data]
 * @property {number} [status]
 * @property {string} [clerkTraceId]
 * @property {number} [retryAfter]
 * @property {unknown} [cause]
 * @property {string} [longMessage]
 * @property {string} [docsUrl]
 * @property {string} [operation]
 */

/**
 * A response of Clerk that rejects a call.
 *
 * @typedef {object} Rejection
 * @property {number} status
 * @property {string} reasonPhrase
 * @property {string} [traceId]
 * @property {number} [retryAfter]
 * @property {string} [body]
 */

/** One error that Clerk reports about a call. */
class ClerkAPIError {
  /** What the type guards of Clerk's packages check, so that they know errors of this package too. */
  static kind = 'ClerkAPIError';

  /** @param {ErrorEntry} payload an entry of the `errors` of a response */
  constructor(payload) {
    const { code, message, long_message: longMessage, meta } = payload ?? {};
    this.code = code;
    this.message = message;
    this.longMessage = longMessage;
    this.meta = Object.fromEntries(META.map(([name, source]) => [name, meta?.[source]]));
  }
}

/**
 * A failed call of the Backend API. If Clerk rejected it, `message` is the status's reason phrase and `errors` has the
 * entries of the response. If there was no usable response, `status` is `undefined` and the only entry of `errors` has
 * the code `unexpected_error`.
 */
class ClerkAPIResponseError extends ClerkError {
  static kind = 'ClerkAPIResponseError';

  /** The name of the operation that failed, such as `users.getUser`. */
  #operation;

  /**
   * @param {string} message
   * @param {Facts} facts
   */
  constructor(message, { data, status, clerkTraceId, retryAfter, cause, longMessage, docsUrl, operation }) {
    super({ message, code: 'api_response_error', longMessage, docsUrl, cause });
    inherit(ClerkAPIResponseError, 'ClerkError');
    this.#operation = operation;
    this.status = status;
    this.clerkTraceId = clerkTraceId;
    this.retryAfter = retryAfter;
    this.errors = (data ?? []).map((entry) => new ClerkAPIError(entry));
  }

  /** Includes more than the reason phrase, for logs. */
  toString() {
    const facts = [
      this.#operation,
      this.status && `status ${this.status}`,
      this.clerkTraceId && `trace ${this.clerkTraceId}`,
    ];
    const known = facts.filter(Boolean).join(', ');
    const errors = this.errors.map(({ code, message, longMessage }) => `\n  ${code}: ${longMessage || message}`);
    return `${this.name}: ${this.message}${known && ` (${known})`}${errors.join('')}`;
  }
}

acceptRelatives(ClerkAPIResponseError, (value) => isOfKind('ClerkAPIResponseError', value));
acceptRelatives(ClerkAPIError, (value) => isOfKind('ClerkAPIError', value));

/**
 * Creates the error for a response with an error status.
 *
 * @param {Rejection} rejection
 * @param {string} operation the name of the operation
 */
function rejected({ status, reasonPhrase, traceId = '', retryAfter, body }, operation) {
  const facts = { status, clerkTraceId: traceId, retryAfter, operation };
  let payload;
  try {
    payload = body === undefined ? undefined : JSON.parse(body);
  } catch {
    return withEntry(
      new ClerkAPIResponseError(reasonPhrase, facts),
      `${operation}: the Backend API responded with malformed JSON.`,
    );
  }
  if (typeof payload?.clerk_trace_id === 'string') {
    facts.clerkTraceId = payload.clerk_trace_id;
  }
  const data = Array.isArray(payload?.errors) ? payload.errors : [];
  return new ClerkAPIResponseError(reasonPhrase, { ...facts, data });
}

/**
 * Creates the error for a call without a usable response.
 *
 * @param {string} what what went wrong
 * @param {{ operation: string, cause?: unknown, action?: string }} facts
 */
function unexpected(what, { operation, cause, action }) {
  const message = `${operation}: ${what}`;
  const error = withEntry(new ClerkAPIResponseError(message, { clerkTraceId: '', cause }), message);
  return action ? advise(error, action) : error;
}

/**
 * Sets the one entry of an error without entries of Clerk's.
 *
 * @param {ClerkAPIResponseError} error
 * @param {string} message
 */
function withEntry(error, message) {
  // A plain object, as in Clerk's SDK.
  error.errors = [/** @type {ClerkAPIError} */ ({ code: 'unexpected_error', message })];
  return error;
}

module.exports = { ClerkAPIError, ClerkAPIResponseError, rejected, unexpected };
