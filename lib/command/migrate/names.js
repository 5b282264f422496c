'use strict';

const PEER = '@clerk/express';
const OURS = 'clerk-express-native';

/** The peer's entries, all of which this package has. */
const ENTRIES = new Set(['', '/env', '/package.json', '/types', '/webhooks']);

/**
 * The name of the same entry in this package.
 *
 * @param {string} name of a module
 * @returns {string | undefined} nothing for other modules, and for files of the peer that are not among its entries
 */
function renamed(name) {
  const entry = isOfPeer(name) ? name.slice(PEER.length) : undefined;
  return ENTRIES.has(entry) ? OURS + entry : undefined;
}

/** Whether a module's name is that of the peer or of a file in it. */
function isOfPeer(name) {
  return name === PEER || name.startsWith(`${PEER}/`);
}

/**
 * A regular expression as text, such as a key of Jest's `moduleNameMapper`, with the package's name in place of the
 * peer's.
 */
function renamedInPattern(pattern) {
  return pattern.replace(/@clerk(\/|\\+\/)express(?![\w-])/g, OURS);
}

/** A path such as `../__mocks__/@clerk/express.js`, to where Jest and Vitest look for the mock of this package. */
function renamedMockPath(path) {
  return path.replace(/(__mocks__[\\/])@clerk[\\/]express(?=$|[./\\])/, `$1${OURS}`);
}

/** Where the peer's name occurs in a text. */
function mentionsIn(text) {
  return [...text.matchAll(/@clerk(?:\/|\\+\/)express(?![\w-])/g)].map(({ index }) => index);
}

module.exports = { OURS, PEER, isOfPeer, mentionsIn, renamed, renamedInPattern, renamedMockPath };
