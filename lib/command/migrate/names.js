'use strict';

const CLERK = '@clerk/express';
const OURS = 'clerk-express-native';

/** The entry points of `@clerk/express`. This package has all of them. */
const ENTRIES = new Set(['', '/env', '/package.json', '/types', '/webhooks']);

/**
 * Returns the name of the same entry point in this package.
 *
 * @param {string} name of a module
 * @returns {string | undefined} `undefined` for other modules, and for other files of `@clerk/express`
 */
function renamed(name) {
  const entry = isOfClerk(name) ? name.slice(CLERK.length) : undefined;
  return entry !== undefined && ENTRIES.has(entry) ? OURS + entry : undefined;
}

/**
 * Whether a name is that of `@clerk/express` or of a file in it.
 *
 * @param {string} name
 */
function isOfClerk(name) {
  return name === CLERK || name.startsWith(`${CLERK}/`);
}

/**
 * Renames the package in the source of a regular expression, such as a key of Jest's `moduleNameMapper`.
 *
 * @param {string} pattern
 */
function renamedInPattern(pattern) {
  return pattern.replace(/@clerk(\/|\\+\/)express(?![\w-])/g, OURS);
}

/**
 * Renames a path such as `../__mocks__/@clerk/express.js` to where Jest and Vitest look for the mock of this package.
 *
 * @param {string} path
 */
function renamedMockPath(path) {
  return path.replace(/(__mocks__[\\/])@clerk[\\/]express(?=$|[./\\])/, `$1${OURS}`);
}

/**
 * Returns the positions of the name `@clerk/express` in a text.
 *
 * @param {string} text
 */
function mentionsIn(text) {
  return [...text.matchAll(/@clerk(?:\/|\\+\/)express(?![\w-])/g)].map(({ index }) => index);
}

module.exports = { CLERK, OURS, isOfClerk, mentionsIn, renamed, renamedInPattern, renamedMockPath };
