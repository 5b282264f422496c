'use strict';

const { FILE, compiler } = require('./budget');

/** The tolerated deviation: versions of the C library copy and allocate differently. */
const SLACK = 0.05;

/**
 * @typedef {{ name: string, allowed?: number, seen?: number, word?: string, fault?: string }} Row `allowed` and `seen`
 *   are numbers of instructions
 */

/**
 * One row for each path, with a `fault` if it exceeds its budget or does not have one.
 *
 * @param {ReturnType<typeof import('./budget').readBudget>} budget
 * @param {Record<string, number>} counted
 * @returns {Row[]}
 */
function compare(budget, counted) {
  const names = new Set([...Object.keys(budget.instructions), ...Object.keys(counted)]);
  return [...names].map((name) => {
    /** @type {number | undefined} */
    const allowed = budget.instructions[name];
    /** @type {number | undefined} */
    const seen = counted[name];
    return { name, allowed, seen, ...verdict(name, allowed, seen, budget.compiler) };
  });
}

/**
 * @param {string} name
 * @param {number | undefined} allowed
 * @param {number | undefined} seen
 * @param {string} recordedWith
 * @returns {Pick<Row, 'word' | 'fault'>}
 */
function verdict(name, allowed, seen, recordedWith) {
  if (allowed === undefined || seen === undefined) {
    const problem = allowed === undefined ? `does not have a budget in ${FILE}` : `is in ${FILE} but no longer exists`;
    return { fault: `"${name}" ${problem}. Record it: npm run instructions -- --record` };
  }
  const ratio = seen / allowed;
  if (ratio > 1 + SLACK) {
    const other =
      compiler() === recordedWith ? '' : ` The budget was recorded with ${recordedWith}; this is ${compiler()}.`;
    return {
      word: 'slower',
      fault:
        `"${name}" takes ${seen} instructions, ${ratio.toFixed(3)} times its budget of ${allowed}; at most ` +
        `${1 + SLACK} times is allowed.${other}\nIf the change is worth it, record it: npm run instructions -- --record`,
    };
  }
  return { word: ratio < 1 - SLACK ? 'faster: record it with npm run instructions -- --record' : 'as recorded' };
}

/**
 * Formats the rows.
 *
 * @param {Row[]} rows
 */
function table(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ name, allowed = 0, seen = 0, word = 'not comparable' }) => {
      const ratio = allowed > 0 ? (seen / allowed).toFixed(3) : '–';
      return `${name.padEnd(width)}  budget ${String(allowed).padStart(8)}  seen ${String(seen).padStart(8)}  ratio ${ratio.padStart(5)}  ${word}`;
    })
    .join('\n');
}

module.exports = { compare, table };
