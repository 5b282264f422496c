'use strict';

const { rejected, unexpected } = require('../errors/api-error');
const { errorOf } = require('../errors/coded-error');
const { ConfigurationError } = require('../errors/configuration-error');

/**
 * What a call comes to: a value, or the error that is thrown.
 *
 * @param {object} outcome see `CallOutcome` in `src/node/backend.rs`
 * @param {string} operation the operation's name, for messages
 * @param {(payload: unknown, operation: string) => unknown} deserialize makes the value of a payload
 */
function valueOf(outcome, operation, deserialize) {
  return OUTCOMES[outcome.kind](outcome, operation, deserialize);
}

/** What becomes of each kind of outcome. */
const OUTCOMES = {
  json: ({ body }, operation, deserialize) => parse(body, operation, deserialize),
  text: ({ body }) => body,
  nothing: () => undefined,
  'web-page': (_outcome, operation) => {
    const action = 'Check `apiUrl` (CLERK_API_URL), and whether a proxy responds in place of Clerk.';
    throw unexpected('the Backend API responded with an HTML page.', { operation, action });
  },
  argument: ({ message }) => {
    throw new ConfigurationError('argument-invalid', message, { name: 'Error' });
  },
  configuration: (fault, operation) => {
    throw nameOperation(errorOf(fault), operation);
  },
  rejected: (outcome, operation) => {
    throw rejected(outcome, operation);
  },
  transport: ({ message, systemCode, fault }, operation) => {
    const cause = new Error(message, fault && { cause: fault });
    throw unexpected(message, { operation, cause: systemCode ? Object.assign(cause, { code: systemCode }) : cause });
  },
};

function parse(body, operation, deserialize) {
  let payload;
  try {
    payload = JSON.parse(body);
  } catch {
    // The parser's own text would quote the body, which may hold personal data.
    throw unexpected('the Backend API responded with malformed JSON.', { operation });
  }
  try {
    return deserialize(payload, operation);
  } catch (cause) {
    throw unexpected(`the Backend API's response has an unknown form: ${cause.message}`, { operation, cause });
  }
}

/**
 * Has an error about the client's configuration tell which call met it. Other errors stay as they are.
 *
 * @param {Error & { code?: string }} error
 * @param {string} operation
 */
function nameOperation(error, operation) {
  // A signal's reason may be anything.
  if (error instanceof Error && typeof error.code === 'string' && error.message.startsWith('Clerk: ')) {
    const { message } = error;
    error.message = message.replace('Clerk: ', `Clerk: ${operation}() cannot be called: `);
    // The text at its beginning was copied from the message.
    error.stack = error.stack.replace(message, () => error.message);
  }
  return error;
}

module.exports = { nameOperation, valueOf };
