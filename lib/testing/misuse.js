'use strict';

/**
 * An error about a call of the testing kit.
 *
 * @param {string} problem
 * @param {string} [code]
 */
function misuse(problem, code = 'testing-misused') {
  return Object.assign(new TypeError(`clerk-express-native/testing: ${problem}`), { code });
}

module.exports = { misuse };
