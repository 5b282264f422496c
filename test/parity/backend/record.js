'use strict';

/**
 * Records the requests that `@clerk/express` makes for the sample calls of `recorded/calls.json`, and writes them into
 * that file. To add a sample call, add its label and arguments with an empty `requests`, and run
 * `node test/parity/backend/record.js`; after an update of `@clerk/express`, the diff shows what it sends differently.
 */

// In production Clerk's SDK does not print deprecation warnings.
process.env.NODE_ENV = 'production';

const fs = require('node:fs');
const path = require('node:path');
const { implementations } = require('../../support/implementations');
const { allCases } = require('./cases');
const { calls, comparable } = require('./recorded');
const { compareBackends } = require('./run');

const FILE = path.join(__dirname, 'recorded', 'calls.json');

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);

async function main() {
  const samples = allCases().filter(({ group }) => group === 'samples');
  const { reference } = implementations;
  const results = await compareBackends(samples, { ours: reference, reference });
  const requests = new Map(
    results.map(({ backendCase, reference }) => [backendCase.name, reference.requests.map(comparable)]),
  );
  const recorded = calls.map(({ namespace, method, calls: samplesOf }) => ({
    namespace,
    method,
    calls: samplesOf.map((call) => ({
      ...call,
      requests: requests.get(`sample: ${namespace}.${method} ${call.label}`),
    })),
  }));
  fs.writeFileSync(FILE, `[\n${recorded.map(formatMethod).join(',\n')}\n]\n`);
  console.log(`Recorded ${samples.length} sample calls of ${recorded.length} methods.`);
}

/** One line for each call, so that a diff shows what has changed. */
function formatMethod({ namespace, method, calls: samplesOf }) {
  const lines = samplesOf.map((call) => `  ${JSON.stringify(call)}`);
  return `{ "namespace": "${namespace}", "method": "${method}", "calls": [\n${lines.join(',\n')}\n] }`;
}
