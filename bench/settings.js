'use strict';

const { parseArgs } = require('node:util');

/**
 * @import { Part, Settings } from './types'
 *
 * @typedef {keyof typeof DEFAULTS} NumberName
 */

/**
 * The parts of a whole run, in their order.
 *
 * @type {Part[]}
 */
const WHOLE = [
  'hot',
  'attacks',
  'handshake',
  'tenants',
  'getauth',
  'organization',
  'crowd',
  'latency',
  'require',
  'memory',
  'verification',
  'core',
  'growth',
];

/**
 * Parts that run only on demand, because they take long.
 *
 * @type {Part[]}
 */
const ON_DEMAND = ['crowd-memory'];

const PARTS = [...WHOLE, ...ON_DEMAND];

const DEFAULTS = { pairs: 40, connections: 16, 'memory-tokens': 60_000 };

/** The part of the requests per second at which bare Express is saturated, at which the latency of all is measured. */
const LATENCY_LOAD = 0.7;

/** For a look that takes a few minutes. Its figures are not to be quoted. */
const QUICK = { pairs: 6, connections: 16, 'memory-tokens': 4000 };

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
  const parts = /** @type {Part[]} */ (values.growth ? ['growth'] : (values.only?.split(',') ?? WHOLE));
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
    isWhole: WHOLE.every((part) => parts.includes(part)) && !values.quick,
    out: values.out,
    pairs: number('pairs'),
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
