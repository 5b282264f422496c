'use strict';

/**
 * `npm run parity:backend`: every method of the Backend API, called with this package and with `@clerk/express`.
 *
 *   npm run parity:backend -- --group errors           only one group of calls
 *   npm run parity:backend -- --method users.getUser   only calls of one method
 *   npm run parity:backend -- --case "sample: …"       one call again, with all details
 *   npm run parity:backend -- --verbose                all unexplained differences, and the deliberate ones
 *   npm run parity:backend -- --fetch                  this package with a custom fetch
 *   npm run parity:backend -- --reference              `@clerk/express` compared with itself: must never differ
 */

// In production `@clerk/express` does not print deprecation warnings.
process.env.NODE_ENV = 'production';

const { parseArgs } = require('node:util');
const { implementations } = require('../../support/implementations');
const { withFetch } = require('./with-fetch');

const { values } = parseArgs({
  options: {
    group: { type: 'string' },
    method: { type: 'string' },
    case: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    fetch: { type: 'boolean', default: false },
    reference: { type: 'boolean', default: false },
  },
});

main().then((isGood) => process.exit(isGood ? 0 : 1));

async function main() {
  const { allCases } = require('./cases');
  const { compareBackends } = require('./run');
  const { report, reportInFull } = require('./report');
  const cases = allCases().filter(
    ({ name, group, namespace, method }) =>
      (values.case === undefined || values.case === name) &&
      (values.group === undefined || values.group === group) &&
      (values.method === undefined || values.method === `${namespace}.${method}`),
  );
  if (cases.length === 0) {
    console.error('There is no such call.');
    return false;
  }
  const started = performance.now();
  const results = await compareBackends(cases, { ours: underTest(), reference: implementations.reference });
  if (values.case !== undefined) {
    results.forEach(reportInFull);
    return results.every(({ differences }) => differences.every(({ id }) => id !== null));
  }
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
  return report(results, { isVerbose: values.verbose });
}

function underTest() {
  if (values.reference) {
    return implementations.reference;
  }
  return values.fetch ? withFetch(implementations.ours) : implementations.ours;
}
