'use strict';

const { callsOf } = require('./call');
const { clientFor } = require('./client');
const { clockOf } = require('./clock');
const { cookiesWithHeader } = require('./cookies');
const { faultsOf } = require('./faults');
const { startFork } = require('./fork');
const { inboxOf } = require('./inbox');
const { signIn } = require('./sign-in');
const { tokensOf } = require('./tokens');
const { webhooksOf } = require('./webhooks');

/**
 * @import { ClerkLocal } from '../../index'
 *
 * @typedef {object} Place
 * @property {string} url
 * @property {Readonly<Record<string, string>>} env the variables of the app
 * @property {string} [appUrl] the app that was named at the start
 * @property {() => Promise<void>} stop
 */

/**
 * The functions of a running `clerk-local`.
 *
 * @param {Place} place
 * @returns {ClerkLocal}
 */
function connect({ url, env, appUrl, stop }) {
  const call = callsOf(url, env.CLERK_SECRET_KEY);
  const { skip, ...webhooks } = webhooksOf(call);
  /** @type {any} */
  let client;
  /** @param {import('../../index').ClerkLocalUser} who */
  const withApp = (who = {}) => ({ appUrl, ...who });
  return {
    url,
    env,
    get client() {
      client ??= clientFor(env);
      return client;
    },
    inbox: inboxOf(call),
    webhooks,
    async reset() {
      await call('POST', '/local/reset', {});
      await skip();
    },
    snapshot: () => call('GET', '/local/snapshot'),
    async restore(snapshot) {
      await call('POST', '/local/snapshot', snapshot);
      await skip();
    },
    fork: async () => connect({ ...(await startFork(call)), appUrl }),
    ...clockOf(call),
    ...faultsOf(call),
    ...tokensOf(call, withApp),
    cookies: (who) => cookiesWithHeader(call, withApp(who)),
    signIn: (page, who) => signIn(call, page, withApp(who)),
    async events() {
      const { data } = await call('GET', '/local/events');
      return data;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

module.exports = { connect };
