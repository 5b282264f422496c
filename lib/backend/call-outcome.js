'use strict';

const { rejected, unexpected } = require('../errors/api-error');
const { errorOf } = require('../errors/coded-error');
const { ConfigurationError } = require('../errors/configuration-error');
const { messageOf } = require('../errors/message-of');

/** @import { Deserialize, Outcome } from './types' */

/**
 * Returns the value of a call, or throws its error.
 *
 * @param {Outcome} outcome
 * @param {string} operation the operation's name, for messages
 * @param {Deserialize} deserialize
 * @returns {unknown}
 */
function valueOf(outcome, operation, deserialize) {
  const { kind, body = '', message = '', code, action, systemCode, fault } = outcome;
  switch (kind) {
    case 'json':
      return parse(body, operation, deserialize);
    case 'text':
      return body;
    case 'nothing':
      return undefined;
    case 'web-page':
      throw unexpected('the Backend API responded with an HTML page.', {
        operation,
        action: 'Check `apiUrl` (CLERK_API_URL), and whether a proxy responds in place of Clerk.',
      });
    case 'argument':
      throw new ConfigurationError('argument-invalid', message, { name: 'Error' });
    case 'configuration':
      throw addOperationName(errorOf({ code, message, action }), operation);
    case 'rejected':
      throw rejected(/** @type {import('../errors/api-error').Rejection} */ (outcome), operation);
    default: {
      const cause = new Error(message, fault ? { cause: fault } : undefined);
      throw unexpected(message, { operation, cause: systemCode ? Object.assign(cause, { code: systemCode }) : cause });
    }
  }
}

/**
 * @param {string} body
 * @param {string} operation
 * @param {Deserialize} deserialize
 */
function parse(body, operation, deserialize) {
  let payload;
  try {
    payload = JSON.parse(body);
  } catch {
    // The parser's message would quote the body, which may contain personal data.
    throw unexpected('the Backend API responded with malformed JSON.', { operation });
  }
  try {
    return deserialize(payload, operation);
  } catch (cause) {
    throw unexpected(`the Backend API's response has an unknown form: ${messageOf(cause)}`, { operation, cause });
  }
}

/**
 * Prefixes a configuration error with the name of the failing operation; returns any other error unchanged.
 *
 * @param {unknown} error
 * @param {string} operation
 */
function addOperationName(error, operation) {
  // A signal's reason may be anything.
  if (!(error instanceof Error) || !error.message.startsWith('Clerk: ')) {
    return error;
  }
  const { code } = /** @type {{ code?: unknown }} */ (error);
  if (typeof code === 'string') {
    const { message } = error;
    error.message = message.replace('Clerk: ', `Clerk: ${operation}() cannot be called: `);
    // The stack begins with a copy of the message.
    error.stack = error.stack?.replace(message, () => error.message);
  }
  return error;
}

module.exports = { addOperationName, valueOf };
