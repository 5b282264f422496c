'use strict';

const { errorOfAddon } = require('../errors/coded-error');
const { cachedSession } = require('../request/session-cache');
const { announce } = require('./diagnostics');

/**
 * Turns an answer of the addon into a request state, logs its notices, and publishes it.
 *
 * Call it synchronously where the answer is: the addon resolves only the latest session number.
 *
 * @param {string | number | [token: string, claims: string] | object | null} answer
 * @param {object} instance the configured instance
 * @param {unknown[]} view the parts of the request that the addon received
 * @param {object} [req] the request to publish; without it, nothing is published
 * @param {unknown} [debug] whether to explain the decision on the console
 * @returns {object | null} `null` for a request that gets a 400
 */
function settle(answer, instance, view, req, debug) {
  const state = stateOf(answer);
  if (state === null) {
    return null;
  }
  if (state.notices) {
    report(state.notices);
  }
  if (req !== undefined) {
    announce(state, instance, view, req, debug);
  }
  return state;
}

/**
 * Asks the addon for a decision, and resolves with it.
 *
 * @param {object} instance the configured instance
 * @param {unknown[]} view the parts of the request that the addon reads
 * @param {object} [req] as for {@link settle}
 * @param {unknown} [debug] as for {@link settle}
 * @returns {Promise<object | null>} as {@link settle}
 */
async function decide(instance, view, req, debug) {
  let answer;
  try {
    answer = instance.authenticate(...view);
    if (typeof answer?.then === 'function') {
      answer = await answer;
    }
  } catch (error) {
    throw errorOfAddon(error);
  }
  return settle(answer, instance, view, req, debug);
}

/**
 * The addon encodes the most frequent outcomes compactly: a string is the reason of a signed-out request, an array the
 * token and claims of a session, and a number identifies a session whose token was seen before.
 */
function stateOf(answer) {
  if (typeof answer === 'number') {
    return cachedSession(answer);
  }
  if (typeof answer === 'string') {
    return { status: 'signed-out', reason: answer };
  }
  return Array.isArray(answer) ? { status: 'signed-in', token: answer[0], claims: answer[1] } : answer;
}

/** Logs what the addon has to say to the developer. */
function report(notices) {
  for (const { level, text } of notices) {
    console[level](text);
  }
}

module.exports = { decide, settle };
