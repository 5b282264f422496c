'use strict';

const { visit } = require('./browser');
const { makeCases } = require('./cases');
const { makeCredentials } = require('./credentials');
const { send } = require('./http');

/**
 * Sends all cases to the app, one at a time, and prints a line for each.
 *
 * @param {{ origin: string, clerk: Record<string, string> }} stage
 * @returns {Promise<boolean>} whether all responses were the expected ones
 */
async function check({ origin, clerk }) {
  const cases = makeCases(await makeCredentials(clerk, origin), clerk);
  let failed = 0;
  console.log(line(['', 'case', 'status', 'reason', 'ms']));
  for (const example of cases) {
    const response = await (example.route ? visit : send)(origin, example).catch(failedResponse);
    const reason = response.headers['x-clerk-auth-reason'];
    const differences = compare(example, response, reason);
    if (differences.length > 0) {
      failed += 1;
    }
    const mark = differences.length === 0 ? 'ok' : 'FAIL';
    console.log(line([mark, example.name, response.status, reason ?? '-', response.milliseconds.toFixed(1)]));
    for (const difference of differences) {
      console.log(`       ${difference}`);
    }
  }
  console.log(`\n${cases.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

module.exports = { check };

/** Records a failed request as an unexpected response, so that the remaining cases still run. */
function failedResponse(error) {
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
    differences.push(`expected a redirect for ${example.sentFor}, got ${sentFor}`);
  }
  // `detail` reads parts that only the expected kind of response has.
  if (differences.length === 0 && example.detail?.(response) === false) {
    differences.push('status and reason are as expected, but the rest of the response is not');
  }
  return differences;
}

function line([mark, name, status, reason, milliseconds]) {
  return `${mark.padEnd(5)}${name.padEnd(36)}${String(status).padEnd(8)}${reason.padEnd(62)}${milliseconds.padStart(7)}`;
}
