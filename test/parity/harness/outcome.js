'use strict';

/**
 * In one word, what an answer says: the reason of the debug header or of the state, the error, or that somebody is
 * signed in. Reports count cases by it, and named cases state it.
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
    return Object.fromEntries(state).reason ?? '(signed in)';
  }
  const reason = headers.find(([name]) => name === 'x-clerk-auth-reason')?.[1];
  if (reason !== undefined) {
    return reason;
  }
  if (result !== undefined) {
    return '(verified)';
  }
  return status === 200 ? '(signed in)' : `(status ${status})`;
}

module.exports = { outcomeOf };
