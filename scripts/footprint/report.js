'use strict';

const { table } = require('../documents/section');

/**
 * @import { Figures } from './processes'
 *
 * @typedef {ReturnType<typeof import('./installation').sizeOf>} Size
 */

const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const milliseconds = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
const count = (/** @type {number} */ value) => value.toLocaleString('en');

/**
 * The measurements as Markdown.
 *
 * @param {{ sizes: { ours: Size, peer: Size }, requests: number, alone: Figures, withExpress: Figures, memory: Figures
 *   }} figures
 * @returns {string[]} lines
 */
function report({ sizes, requests, alone, withExpress, memory }) {
  /**
   * @param {string} title
   * @param {(value: number) => string} show
   * @param {Figures} figures
   */
  const row = (title, show, { ours, peer }) => [title, show(ours), show(peer)];
  const size = (/** @type {keyof Size} */ name) => ({ ours: sizes.ours[name], peer: sizes.peer[name] });
  return [
    ...table(
      ['', '`clerk-express-native`', '`@clerk/express`'],
      [
        row('packages', count, size('packages')),
        row('files', count, size('files')),
        row('on disk', megabytes, size('bytes')),
        row('`require()`, nothing else loaded', milliseconds, alone),
        row('`require()`, Express loaded', milliseconds, withExpress),
        row('resident memory of an Express app, more than without it', megabytes, memory),
      ],
    ),
    '',
    `Written by \`npm run footprint\` (Node ${process.version}, ${process.platform}-${process.arch}). All dependencies except Express are included; MB are`,
    `10⁶ bytes of file contents; times and memory are medians, memory after ${count(requests)} requests.`,
  ];
}

module.exports = { report };
