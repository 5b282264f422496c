'use strict';

const { clerkFixtures } = require('./lib/testing/fixtures');

/** @type {typeof import('./playwright').withClerk} */
const withClerk = (base, options) => /** @type {any} */ (base).extend(clerkFixtures(options));

module.exports = { withClerk };
