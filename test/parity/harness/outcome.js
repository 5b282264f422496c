'use strict';

/**
 * In a word or two, what an answer says: the reason of the debug header or of the state (`handshake: …` where the
 * request is redirected for it), the error, or that somebody is signed in. Reports count cases by it, and named cases
 * state it.
 *
 * @param {object} answer of a lane
 * @returns {string}
 */
function outcomeOf({ status, headers = [], body, result, error, crashed, unanswered }) {
  if (crashed !== undefined || unanswered) {
    return crashed !== undefined ? '(crashed)' : '(unanswered)';
  }
  const failure = error ?? body?.error;
  if (failure) {
    return failure.reason === '(undefined)' ? `(${failure.threw})` : failure.reason;
  }
  const state = (result ?? body)?.properties;
  if (state) {
    const { status: decision, reason } = Object.fromEntries(state);
    return reason === null ? '(signed in)' : explained(decision, reason);
  }
  const reason = valueOf(headers, 'x-clerk-auth-reason');
  if (reason !== undefined) {
    return explained(valueOf(headers, 'x-clerk-auth-status'), reason);
  }
  if (result !== undefined) {
    return '(verified)';
  }
  return status === 200 ? '(signed in)' : `(status ${status})`;
}

function explained(decision, reason) {
  return decision === 'handshake' ? `handshake: ${reason}` : reason;
}

function valueOf(headers, name) {
  return headers.find(([other]) => other === name)?.[1];
}

module.exports = { outcomeOf };
