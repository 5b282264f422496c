'use strict';

/**
 * Calls a function while environment variables are set. Not for `CLERK_SECRET_KEY`: the default client keeps the first
 * one that it finds, so that tests of it need a process of their own.
 *
 * @template Result
 * @param {Record<string, string>} variables
 * @param {() => Promise<Result>} run
 * @returns {Promise<Result>}
 */
async function withEnvironment(variables, run) {
  Object.assign(process.env, variables);
  try {
    return await run();
  } finally {
    Object.keys(variables).forEach((name) => delete process.env[name]);
  }
}

module.exports = { withEnvironment };
