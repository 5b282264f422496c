'use strict';

const { errorOfAddon } = require('../errors/coded-error');
const { cachedSession } = require('../request/session-cache');
const { announce } = require('./diagnostics');

/** @import { Notice } from '../../binding' */
/** @import { Answer, AppRequest, Instance, State, View } from '../types' */

/**
 * Turns an answer of the addon into a request state, logs its notices, and publishes it.
 *
 * Call it synchronously where the answer is: the addon resolves only the latest session number.
 *
 * @param {Answer} answer
 * @param {Instance} instance
 * @param {View} view
 * @param {AppRequest} [req] the request to publish; without it, nothing is published
 * @param {unknown} [debug] whether to explain the decision on the console
 * @returns {State | null} `null` for a request that gets a 400
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
 * @param {Instance} instance
 * @param {View} view
 * @param {AppRequest} [req] as for {@link settle}
 * @param {unknown} [debug] as for {@link settle}
 * @returns {Promise<State | null>} as {@link settle}
 */
async function decide(instance, view, req, debug) {
  let answer;
  try {
    const pending = instance.authenticate(...view);
    // No `await` for an answer that is there: another request could be decided before it is settled.
    answer = isPromise(pending) ? await pending : pending;
  } catch (error) {
    throw errorOfAddon(/** @type {Error} */ (error));
  }
  return settle(answer, instance, view, req, debug);
}

/**
 * The addon encodes the most frequent outcomes compactly: a string with a space is the token and the claims of a
 * session, a string without one is the reason of a signed-out request, and a number identifies a session whose token
 * was seen before. A token is a slice of that string, which lives as long as the token does.
 *
 * @param {Answer} answer
 * @returns {State | null}
 */
function stateOf(answer) {
  if (typeof answer === 'number') {
    return cachedSession(answer);
  }
  if (typeof answer !== 'string') {
    return answer;
  }
  const end = answer.indexOf(' ');
  return end < 0
    ? { status: 'signed-out', reason: answer }
    : { status: 'signed-in', token: answer.slice(0, end), claims: answer.slice(end + 1) };
}

/**
 * Logs the addon's notices to the developer.
 *
 * @param {Notice[]} notices
 */
function report(notices) {
  for (const { level, text } of notices) {
    console[/** @type {'log' | 'warn' | 'error'} */ (level)](text);
  }
}

/**
 * Whether the addon has to wait for Clerk before it can answer.
 *
 * @param {Answer | Promise<Answer>} answer
 * @returns {answer is Promise<Answer>}
 */
function isPromise(answer) {
  return typeof (/** @type {Partial<PromiseLike<unknown>> | null} */ (answer)?.then) === 'function';
}

module.exports = { decide, isPromise, settle };
