'use strict';

const { misuse } = require('./misuse');

/**
 * Sets variables until they are put back.
 *
 * @param {Record<string, string>} variables
 * @returns {() => void} restores the former values, those that were not set included
 * @throws {TypeError} where the environment is that of production
 */
function setVariables(variables) {
  refuseProduction();
  const former = Object.keys(variables).map((name) => ({ name, value: process.env[name] }));
  Object.assign(process.env, variables);
  return () => {
    for (const { name, value } of former) {
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  };
}

/** The keys of a test sign in anyone as any user: they must never reach an app that serves real ones. */
function refuseProduction() {
  const { NODE_ENV, CLERK_PUBLISHABLE_KEY = '', CLERK_SECRET_KEY = '' } = process.env;
  const found =
    (NODE_ENV === 'production' && 'NODE_ENV is "production"') ||
    (CLERK_PUBLISHABLE_KEY.trim().startsWith('pk_live_') && 'CLERK_PUBLISHABLE_KEY is that of a production instance') ||
    (CLERK_SECRET_KEY.trim().startsWith('sk_live_') && 'CLERK_SECRET_KEY is that of a production instance');
  if (found) {
    throw misuse(`install() is for tests, and ${found}. Run the tests without it.`, 'testing-refuses-production');
  }
}

module.exports = { setVariables };
