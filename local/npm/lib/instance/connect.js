'use strict';

const { callsOf } = require('./call');
const { clientFor } = require('./client');
const { cookiesWithHeader } = require('./cookies');
const { bodyForFault } = require('./faults');
const { inboxOf } = require('./inbox');
const { signIn } = require('./sign-in');
const { webhooksOf } = require('./webhooks');
const { bodyFor } = require('./who');

/**
 * @import { ClerkLocal } from '../../index'
 *
 * @typedef {object} Place
 * @property {string} url
 * @property {Record<string, string>} env the variables of the app
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
      await call('DELETE', '/local/faults');
      await skip();
    },
    snapshot: () => call('GET', '/local/snapshot'),
    async restore(snapshot) {
      await call('POST', '/local/snapshot', snapshot);
      await skip();
    },
    async age({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      await call('POST', '/local/clock', { age_seconds: ((days * 24 + hours) * 60 + minutes) * 60 + seconds });
    },
    async fail(fault) {
      await call('POST', '/local/faults', bodyForFault(fault));
    },
    cookies: (who) => cookiesWithHeader(call, withApp(who)),
    async token({ claims, header, ...who } = {}) {
      const { session_id: sessionId } = await call('POST', '/local/cookies', bodyFor(withApp(who)));
      const { jwt } = await call('POST', '/local/tokens', { session_id: sessionId, claims, header });
      return jwt;
    },
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
