'use strict';

const told = new Set();

/**
 * Says once in a process that a way to call a method is on its way out. Neither tests nor production want to read it.
 *
 * @param {string} usage what was called
 * @param {string} advice what to do instead
 */
function deprecate(usage, advice) {
  if (told.has(usage) || ['test', 'production'].includes(process.env.NODE_ENV)) {
    return;
  }
  told.add(usage);
  console.warn(`Clerk: ${usage} is deprecated. ${advice}`);
}

module.exports = { deprecate };
