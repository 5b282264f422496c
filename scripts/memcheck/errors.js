'use strict';

/**
 * An error that memcheck has seen.
 *
 * @typedef {object} MemoryError
 * @property {string} kind such as `InvalidRead` or `Leak_DefinitelyLost`
 * @property {string} what
 * @property {number} blocks that a leak has lost
 * @property {string[][]} stacks of functions, from the inside
 * @property {boolean} isOfAddon whether the addon is in one of the stacks
 */

/** The addon, however it was built. */
const ADDON = /clerk-express-native[^/]*\.node$/;

/**
 * Reads what `valgrind --xml=yes` wrote. The format is flat enough for regular expressions, and comes from Valgrind.
 *
 * @param {string} xml
 * @returns {MemoryError[]}
 */
function readErrors(xml) {
  return all(xml, 'error').map((error) => {
    const frames = all(error, 'stack').map((stack) => all(stack, 'frame'));
    return {
      kind: first(error, 'kind') ?? '',
      what: first(error, 'what') ?? first(error, 'text') ?? '',
      blocks: Number(first(error, 'leakedblocks') ?? 0),
      stacks: frames.map((stack) => stack.map(describe)),
      isOfAddon: frames.flat().some((frame) => ADDON.test(first(frame, 'obj') ?? '')),
    };
  });
}

/** Where napi registers the addon's classes in each thread that loads it. It never releases them. */
const REGISTRATION = 'napi_register_module_v1 ';

/**
 * Whether an error is a fault of the addon. What it allocates once for the process or for a thread may be lost when
 * that ends; what a call loses, is lost by each.
 *
 * @param {MemoryError} error
 * @param {number} rounds how often each call was made
 */
function isFault({ kind, blocks, stacks, isOfAddon }, rounds) {
  if (!isOfAddon || !kind.startsWith('Leak_')) {
    return isOfAddon;
  }
  const isOfRegistration = stacks.flat().some((place) => place.startsWith(REGISTRATION));
  return kind === 'Leak_DefinitelyLost' && blocks >= rounds && !isOfRegistration;
}

module.exports = { isFault, readErrors };

/** @param {string} frame */
function describe(frame) {
  const place = first(frame, 'file') ? `${first(frame, 'file')}:${first(frame, 'line')}` : first(frame, 'obj');
  return `${first(frame, 'fn') ?? first(frame, 'ip')} (${place ?? 'no object'})`;
}

/**
 * @param {string} xml
 * @param {string} name
 */
function all(xml, name) {
  return [...xml.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map(([, inner]) => inner);
}

/**
 * @param {string} xml
 * @param {string} name
 */
function first(xml, name) {
  return all(xml, name).at(0)?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
