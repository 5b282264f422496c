'use strict';

const { FILE, compiler } = require('./budget');

/** How far a count may be off: other versions of the C library copy and allocate a little differently. */
const SLACK = 0.05;

/**
 * One row for each path, with a `fault` where it takes more than its budget allows, or has none.
 *
 * @param {ReturnType<typeof import('./budget').readBudget>} budget
 * @param {Record<string, number>} counted
 */
function compare(budget, counted) {
  const names = new Set([...Object.keys(budget.instructions), ...Object.keys(counted)]);
  return [...names].map((name) => {
    const allowed = budget.instructions[name];
    const seen = counted[name];
    return { name, allowed, seen, ...verdict(name, allowed, seen, budget.compiler) };
  });
}

function verdict(name, allowed, seen, recordedWith) {
  if (allowed === undefined || seen === undefined) {
    const where = allowed === undefined ? `has no budget in ${FILE}` : `is in ${FILE} and can't be taken any more`;
    return { fault: `"${name}" ${where}. Record it: npm run instructions -- --record` };
  }
  const ratio = seen / allowed;
  if (ratio > 1 + SLACK) {
    const other = compiler() === recordedWith ? '' : ` It was recorded with ${recordedWith}; this is ${compiler()}.`;
    return {
      word: 'dearer',
      fault:
        `"${name}" takes ${seen} instructions and may take ${allowed}: ${ratio.toFixed(3)} times as many, ` +
        `${1 + SLACK} times are allowed.${other}\nIf that is what the change is worth, record it: npm run instructions -- --record`,
    };
  }
  return { word: ratio < 1 - SLACK ? 'cheaper: record it with npm run instructions -- --record' : 'as recorded' };
}

/** The rows as text. */
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
