'use strict';

const { ClerkLocalError } = require('../error');

/** @import { ClerkLocalOptions } from '../../index' */

/**
 * The options of `startClerkLocal()`, and those of the program that they become. An array becomes one for each element.
 * The seed may be an object, which the program reads from a file.
 *
 * @type {Record<Exclude<keyof ClerkLocalOptions, 'seed'>, string>}
 */
const OPTIONS = {
  port: '--port',
  state: '--state',
  appUrl: '--app-url',
  sessionTokenSeconds: '--session-token-seconds',
  packages: '--packages',
  webhookUrls: '--webhook-url',
};

/**
 * The arguments of the program, without the seed.
 *
 * @param {ClerkLocalOptions} options
 * @returns {string[]}
 * @throws {ClerkLocalError} `options-invalid` for an unknown option
 */
function argumentsFor(options) {
  const known = ['seed', ...Object.keys(OPTIONS)];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new ClerkLocalError(
      'options-invalid',
      `Unknown option ${JSON.stringify(unknown)}; expected one of ${known.join(', ')}.`,
    );
  }
  const withPort = { port: 0, ...options };
  return Object.entries(OPTIONS).flatMap(([name, option]) => {
    const value = withPort[/** @type {keyof typeof OPTIONS} */ (name)];
    return value === undefined ? [] : [value].flat().flatMap((one) => [option, String(one)]);
  });
}

module.exports = { argumentsFor };
