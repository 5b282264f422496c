'use strict';

const { startKeys } = require('../apps/start');
const { startScript } = require('../machine');
const { mint } = require('../requests/tokens');
const { median } = require('../statistics/quantiles');
const { AUDIENCE, VERIFIERS } = require('../verification/verifiers');
const { signingKey } = require('../../test/support/keys');
const { instances } = require('../../test/support/instances');

/** @import { Durations, Settings, Verification, VerificationCost } from '../types' */

const UNLISTED = '@node-rs/jsonwebtoken';

/**
 * What a verification alone takes, in this package and in other libraries, each in a process of its own.
 *
 * @param {Settings} settings
 * @returns {Promise<Verification>} medians for the same token again, and for new ones
 */
async function measureVerification({ isQuick }) {
  console.log('Verification alone');
  const tokens = await mint(isQuick ? 1001 : 4001, { claims: () => ({ aud: AUDIENCE }) });
  const keys = await startKeys();
  const names = Object.keys(VERIFIERS).filter(isThere);
  /** @type {Record<string, VerificationCost[]>} */
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  const env = { CLERK_PUBLISHABLE_KEY: instances.production.publishableKey, CLERK_SECRET_KEY: 'sk_live_verification' };
  try {
    for (let round = 0; round < (isQuick ? 1 : 3); round += 1) {
      for (const name of round % 2 === 0 ? names : [...names].reverse()) {
        const settings = { name, pem: signingKey.pem, origin: keys.origin, tokens, repeats: isQuick ? 2000 : 8000 };
        const { child, answer } = await startScript('verification/process.js', settings, { env });
        child.kill();
        runs[name].push(answer);
      }
    }
  } finally {
    keys.stop();
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      { hot: medians(runs[name].map(({ hot }) => hot)), cold: medians(runs[name].map(({ cold }) => cold)) },
    ]),
  );
}

/**
 * @param {Durations[]} runs
 * @returns {Durations}
 */
function medians(runs) {
  return {
    microseconds: median(runs.map(({ microseconds }) => microseconds)),
    cpuMicroseconds: median(runs.map(({ cpuMicroseconds }) => cpuMicroseconds)),
  };
}

/**
 * One library is not a dependency of this project, because its builds are not in every registry.
 *
 * @param {string} name
 */
function isThere(name) {
  if (name !== UNLISTED) {
    return true;
  }
  try {
    require.resolve(UNLISTED);
    return true;
  } catch {
    console.log(`Without ${UNLISTED}, which is measured after: npm install --no-save ${UNLISTED}`);
    return false;
  }
}

module.exports = { measureVerification };
