'use strict';

/**
 * The environment of an app, from the variables that the program has printed. The public key of a real instance would
 * reject all tokens. It is empty, not removed, because a `.env` file does not replace variables that are set.
 *
 * @param {Readonly<Record<string, string>>} env
 * @returns {Record<string, string>}
 */
function appEnvironment(env) {
  return { CLERK_JWT_KEY: '', ...env };
}

/**
 * Sets the variables of an app in this process.
 *
 * @param {Readonly<Record<string, string>>} env
 * @returns {() => void} restores the variables
 */
function setInThisProcess(env) {
  const variables = appEnvironment(env);
  const before = Object.keys(variables).map((name) => /** @type {const} */ ([name, process.env[name]]));
  Object.assign(process.env, variables);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  };
}

module.exports = { appEnvironment, setInThisProcess };
