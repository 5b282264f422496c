'use strict';

/** The app of a case sets this value in the headers that the middleware adds to. */
const SAID_BY_THE_APP = 'mine';

/**
 * Summarizes a result in a word or two: the reason of the debug header or of the state (`handshake: …` if the request
 * is redirected because of it), the error, or that the request is signed in. Reports count cases by it, and named
 * cases state it.
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

/** The middleware's part of the value; an app may have set something in the same header before. */
function valueOf(headers, name) {
  const values = headers.filter(([other]) => other === name).flatMap(([, value]) => String(value).split(', '));
  return values.filter((value) => value !== SAID_BY_THE_APP).at(-1);
}

module.exports = { outcomeOf };
