'use strict';

// The reference prints a notice for development keys unless its telemetry is off.
process.env.CLERK_TELEMETRY_DISABLED = '1';

/** The two packages with the same API, loaded on first use. */
const implementations = {
  get ours() {
    return require('clerk-express-native');
  },
  get reference() {
    return require('@clerk/express');
  },
};

/**
 * The supported versions of Express.
 *
 * @type {{ 'Express 4': typeof import('express'), 'Express 5': typeof import('express') }}
 */
const expressVersions = { 'Express 4': require('express4'), 'Express 5': require('express') };

/**
 * Runs a group of tests with each version of Express.
 *
 * @param {string} title
 * @param {(express: typeof import('express')) => void} define
 */
function overEachExpress(title, define) {
  for (const [name, express] of Object.entries(expressVersions)) {
    describe(`${title} (${name})`, () => define(express));
  }
}

module.exports = { expressVersions, implementations, overEachExpress };
