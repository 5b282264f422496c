'use strict';

const { ClerkLocalError } = require('../error');

/** The exit code of programs that reject their arguments. */
const INVALID_ARGUMENTS = 2;

/**
 * The error for a program that the system cannot start.
 *
 * @param {Error} cause
 */
function notStartable(cause) {
  const advice = 'Install the package again, or check CLERK_LOCAL_PROGRAM.';
  return new ClerkLocalError('start-failed', `clerk-local could not be started: ${cause.message}. ${advice}`, {
    cause,
  });
}

/**
 * The error for a program that has ended before it was ready.
 *
 * @param {string} output its error messages
 * @param {import('./start').Ending} ending
 */
function notReady(output, { code, signal }) {
  const reason = output.trim().replace(/^clerk-local: |^error: /, '');
  const message = `clerk-local did not start: ${reason || `it ended with ${code ?? signal}`}`;
  if (code === INVALID_ARGUMENTS) {
    return new ClerkLocalError('options-invalid', message);
  }
  return new ClerkLocalError(/^port \d+ is in use/.test(reason) ? 'port-in-use' : 'start-failed', message);
}

module.exports = { notReady, notStartable };
