'use strict';

const native = require('../native');

/**
 * What clients learn about a reason from a guard: `Audience` in `src/reason/`.
 *
 * @typedef {'no-token' | 'not-checked' | 'expired' | 'not-yet-valid' | 'issued-in-the-future' | 'session-pending'
 *   | 'session-changed' | 'wrong-token-type' | 'wrong-origin' | 'origin-not-allowed' | 'rejected'} Audience
 */

/** @typedef {{ exact: Map<string, Audience>, prefixes: [string, Audience][] }} Registry */

/** @type {Registry | undefined} */
let registry;

/**
 * What clients learn about a reason. A reason that the addon does not know is that of a foreign client.
 *
 * @param {string | undefined} reason a value of `x-clerk-auth-reason`
 * @returns {Audience}
 */
function audienceOf(reason) {
  if (reason === undefined) {
    return 'no-token';
  }
  registry ??= readRegistry();
  const exact = registry.exact.get(reason);
  return exact ?? registry.prefixes.find(([prefix]) => reason.startsWith(prefix))?.[1] ?? 'rejected';
}

/**
 * Read on first use: signed-in requests do not need it.
 *
 * @returns {Registry}
 */
function readRegistry() {
  const reasons = /** @type {{ reason: string, isPrefix: boolean, audience: Audience }[]} */ (native.describeReasons());
  const exact = reasons.filter(({ isPrefix }) => !isPrefix);
  const prefixes = reasons.filter(({ isPrefix }) => isPrefix);
  return {
    exact: new Map(exact.map(({ reason, audience }) => [reason, audience])),
    prefixes: prefixes.map(({ reason, audience }) => [reason, audience]),
  };
}

module.exports = { audienceOf };
