'use strict';

const { parseArgs } = require('node:util');

/**
 * @import { Part, Settings } from './types'
 *
 * @typedef {keyof typeof DEFAULTS} NumberName
 */

/**
 * The parts of a run, in their order.
 *
 * @type {Part[]}
 */
const PARTS = [
  'hot',
  'attacks',
  'handshake',
  'tenants',
  'getauth',
  'latency',
  'require',
  'memory',
  'verification',
  'core',
  'growth',
];

const DEFAULTS = { rounds: 5, amount: 3000, connections: 16, 'memory-tokens': 60_000 };

/** The part of the requests per second that an app can answer at most, at which its latency is measured. */
const LATENCY_LOAD = 0.8;

/** For a look that takes two minutes. Its figures are not to be quoted. */
const QUICK = { rounds: 2, amount: 600, connections: 16, 'memory-tokens': 4000 };

/**
 * Reads the flags: `--only PART[,PART]`, `--growth` (the same as `--only growth`), `--quick`, `--out DIRECTORY` (where
 * to write results, of any run, and nothing else), and a whole number for each of the defaults above.
 *
 * @param {string[]} args
 * @returns {Settings}
 */
function readSettings(args) {
  const numbers = /** @type {Record<NumberName, { type: 'string' }>} */ (
    Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, { type: 'string' }]))
  );
  const { values } = parseArgs({
    args,
    options: {
      ...numbers,
      only: { type: 'string' },
      growth: { type: 'boolean' },
      quick: { type: 'boolean' },
      out: { type: 'string' },
    },
  });
  // Other names are rejected next.
  const parts = /** @type {Part[]} */ (values.growth ? ['growth'] : (values.only?.split(',') ?? PARTS));
  const unknown = parts.filter((part) => !PARTS.includes(part));
  if (unknown.length > 0) {
    throw new Error(`--only knows no ${unknown.join(', ')}. Known: ${PARTS.join(', ')}.`);
  }
  const base = values.quick ? QUICK : DEFAULTS;
  const number = (/** @type {NumberName} */ name) => {
    const value = values[name];
    return value === undefined ? base[name] : wholeNumber(name, value);
  };
  return {
    parts,
    isQuick: values.quick === true,
    isWhole: parts.length === PARTS.length && !values.quick,
    out: values.out,
    rounds: number('rounds'),
    amount: number('amount'),
    connections: number('connections'),
    memoryTokens: number('memory-tokens'),
  };
}

/**
 * @param {string} name
 * @param {string} text
 */
function wholeNumber(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`--${name} takes a whole number from 1, not "${text}".`);
  }
  return value;
}

module.exports = { LATENCY_LOAD, readSettings };
