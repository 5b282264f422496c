'use strict';

const { visit } = require('./browser');
const { makeCases } = require('./cases');
const { makeCredentials } = require('./credentials');
const { send } = require('./http');

/**
 * Sends every case to the app, one after the other, and prints a line for each.
 *
 * @param {{ origin: string, clerk: Record<string, string> }} stage
 * @returns {Promise<boolean>} whether every answer was the expected one
 */
async function check({ origin, clerk }) {
  const cases = makeCases(await makeCredentials(clerk, origin), clerk);
  let failed = 0;
  console.log(line(['', 'case', 'status', 'reason', 'ms']));
  for (const example of cases) {
    const response = await (example.route ? visit : send)(origin, example).catch(noAnswer);
    const reason = response.headers['x-clerk-auth-reason'];
    const differences = compare(example, response, reason);
    if (differences.length > 0) {
      failed += 1;
    }
    const mark = differences.length === 0 ? 'ok' : 'OFF';
    console.log(line([mark, example.name, response.status, reason ?? '-', response.milliseconds.toFixed(1)]));
    for (const difference of differences) {
      console.log(`       ${difference}`);
    }
  }
  console.log(`\n${cases.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

module.exports = { check };

/** A request that fails is an answer that is off: the cases after it are still of interest. */
function noAnswer(error) {
  return { status: '-', headers: {}, milliseconds: 0, failure: error.message };
}

function compare(example, response, reason) {
  if (response.failure) {
    return [response.failure];
  }
  const differences = [];
  if (response.status !== example.status) {
    differences.push(`expected status ${example.status}, got ${response.status}`);
  }
  if (reason !== example.reason) {
    differences.push(`expected reason ${example.reason ?? '-'}, got ${reason ?? '-'}`);
  }
  if (response.route !== example.route) {
    differences.push(`expected the route ${example.route}, got ${response.route}`);
  }
  const sentFor = response.redirects?.[0]?.headers['x-clerk-auth-reason'];
  if (sentFor !== example.sentFor) {
    differences.push(`expected to be sent for ${example.sentFor}, got ${sentFor}`);
  }
  // Only a response of the right kind has the parts that the detail looks at.
  if (differences.length === 0 && example.detail?.(response) === false) {
    differences.push('the status and reason are right, but the rest of the answer is not');
  }
  return differences;
}

function line([mark, name, status, reason, milliseconds]) {
  return `${mark.padEnd(5)}${name.padEnd(36)}${String(status).padEnd(8)}${reason.padEnd(62)}${milliseconds.padStart(7)}`;
}
