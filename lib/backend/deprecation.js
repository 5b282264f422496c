'use strict';

/** @type {Set<string>} */
const warned = new Set();

/**
 * Warns once per process that a way to call a method is deprecated, except in tests and in production.
 *
 * @param {string} usage what was called
 * @param {string} advice what to do instead
 */
function deprecate(usage, advice) {
  if (warned.has(usage) || ['test', 'production'].includes(process.env.NODE_ENV ?? '')) {
    return;
  }
  warned.add(usage);
  console.warn(`Clerk: ${usage} is deprecated. ${advice}`);
}

module.exports = { deprecate };
