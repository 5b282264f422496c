'use strict';

/**
 * Runs a function with environment variables set. Not for `CLERK_SECRET_KEY`: the default client keeps the first one
 * that it finds for the life of the process, so that needs a separate process.
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
