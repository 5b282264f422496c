'use strict';

const path = require('node:path');
const { createRequire } = require('node:module');
const { ClerkLocalError } = require('../error');

/** The packages that have a client of the Backend API. */
const PACKAGES = ['clerk-express-native', '@clerk/backend'];

/**
 * A client of the Backend API, from the package that the app uses.
 *
 * @param {Record<string, string>} env the variables of the app
 * @returns {any}
 * @throws {ClerkLocalError} `client-missing` if neither package is installed
 */
function clientFor(env) {
  const { createClerkClient } = PACKAGES.map(installed).find(Boolean) ?? missing();
  return createClerkClient({
    secretKey: env.CLERK_SECRET_KEY,
    publishableKey: env.CLERK_PUBLISHABLE_KEY,
    apiUrl: env.CLERK_API_URL,
  });
}

module.exports = { clientFor };

/**
 * A package of the app in the current folder, or of the folder that this package is installed in.
 *
 * @param {string} name
 */
function installed(name) {
  for (const folder of [process.cwd(), __dirname]) {
    const from = createRequire(path.join(folder, 'index.js'));
    let file;
    try {
      file = from.resolve(name);
    } catch {
      continue;
    }
    return from(file);
  }
  return undefined;
}

/** @returns {never} */
function missing() {
  throw new ClerkLocalError(
    'client-missing',
    `clerk.client needs ${PACKAGES.join(' or ')}, and neither is installed in ${process.cwd()}. Install the one that ` +
      'your app uses.',
  );
}
