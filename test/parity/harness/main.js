'use strict';

/**
 * `npm run parity`: random requests and configurations, for this package and for `@clerk/express`.
 *
 *   npm run parity -- --cases 5000 --seed 7    this number of cases of this seed
 *   npm run parity -- --seed 7 --case 4711     one case again, with all details
 *   npm run parity -- --verbose                how many cases had which outcome
 *   npm run parity -- --reference              `@clerk/express` compared with itself: must never differ
 */

const { parseArgs } = require('node:util');
const { drawCase } = require('./cases');
const { report, reportInFull } = require('./report');
const { Comparison } = require('./run');
const rows = require('../rows');

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '5000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    case: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    reference: { type: 'boolean', default: false },
  },
});

main().then((isGood) => {
  process.exitCode = isGood ? 0 : 1;
});

async function main() {
  const { seed, reference, verbose: isVerbose } = values;
  const comparison = new Comparison(reference ? 'reference' : 'ours');
  await comparison.start();
  try {
    if (values.case !== undefined) {
      const [result] = await comparison.run([namedCase(seed, values.case)]);
      reportInFull(result);
      return result.differences.every(({ id }) => id !== null);
    }
    const started = performance.now();
    const results = await comparison.run([...rows, ...randomCases(seed, Number(values.cases))]);
    console.log(
      `Seed ${seed}, ${((performance.now() - started) / 1000).toFixed(1)} s, ${rows.length} named cases among`,
    );
    return report(results, { isVerbose, again: (parityCase) => commandFor(seed, parityCase) });
  } finally {
    comparison.stop();
  }
}

function* randomCases(seed, count) {
  for (let number = 0; number < count; number += 1) {
    yield drawCase(seed, number);
  }
}

/** The case of this number, or the row of this title. */
function namedCase(seed, name) {
  const row = rows.find(({ title }) => title === name);
  return row ?? drawCase(seed, Number(name));
}

/** The command that shows one case again. */
function commandFor(seed, { title, name }) {
  return title
    ? `npm run parity -- --case "${title}"`
    : `npm run parity -- --seed ${seed} --case ${name.slice(name.lastIndexOf('-') + 1)}`;
}
