'use strict';

const { bearer, getRequest } = require('./request');

/**
 * @import { AppKind, Exchange, NextExchange, Outcome, Path } from '../types'
 *
 * @typedef {Path['exchanges']} Exchanges the source of exchanges for each app
 */

/** Apps that do not authenticate respond without a user id. */
const AUTHENTICATING = new Set(
  /** @type {AppKind[]} */ (['claims', 'decoding', 'peer', 'ours', 'perTenant', 'callback', 'fiveTimes', 'has']),
);

/**
 * A request with the response that an app has to give.
 *
 * @param {AppKind} kind
 * @param {string} request
 * @param {Outcome} [outcome]
 * @returns {Exchange}
 */
function exchangeOf(kind, request, { status = 200, userId = 'user_1', ...more } = {}) {
  if (AUTHENTICATING.has(kind)) {
    return { request, status, body: status === 200 ? JSON.stringify({ userId, ...more }) : '' };
  }
  return kind === 'redirect'
    ? { request, status: 307, body: '' }
    : { request, status: 200, body: JSON.stringify({ userId: null }) };
}

/**
 * Some requests in turn.
 *
 * @param {string[]} requests
 * @param {Outcome} [outcome]
 * @returns {Exchanges}
 */
function inTurn(requests, outcome) {
  return (kind) => {
    const exchanges = requests.map((request) => exchangeOf(kind, request, outcome));
    let count = 0;
    return () => exchanges[count++ % exchanges.length];
  };
}

/**
 * A request that differs for each count, so that it is new to the app.
 *
 * @param {(count: number) => string} requestOf
 * @param {Outcome} [outcome]
 * @returns {Exchanges}
 */
function counted(requestOf, outcome) {
  return (kind) => {
    let count = 0;
    return () => exchangeOf(kind, requestOf(count++), outcome);
  };
}

module.exports = { bearer, counted, exchangeOf, getRequest, inTurn };
