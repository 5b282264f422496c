'use strict';

/**
 * Runs something with variables of the environment set. Not for `CLERK_SECRET_KEY`: the default client keeps the first
 * one that it finds as long as the process lives, so that takes a process of its own.
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
