'use strict';

const { visit } = require('./browser');
const { signInWithComponent } = require('./component');
const { makeCases } = require('./cases');
const { makeCredentials } = require('./credentials');
const { send } = require('./http');

/**
 * @import { Case, CaseResponse } from './cases'
 *
 * @typedef {{ failure: string }} Failure
 */

/**
 * Sends all cases to the app, one at a time, and prints a line for each.
 *
 * @param {import('./stage').Stage} stage
 * @returns {Promise<boolean>} whether all responses were the expected ones
 */
async function check(stage) {
  const { origin, clerk } = stage;
  const cases = makeCases(await makeCredentials(clerk, origin), stage.signInUrl);
  let failed = 0;
  console.log(line(['', 'case', 'status', 'reason', 'ms']));
  for (const example of cases) {
    // A failed request does not stop the other cases.
    const response = await request(origin, example).catch((error) => ({ failure: error.message }));
    const { status = '-', reason = '-', milliseconds = 0 } = 'failure' in response ? {} : summary(response);
    const differences = 'failure' in response ? [response.failure] : compare(example, response);
    if (differences.length > 0) {
      failed += 1;
    }
    const mark = differences.length === 0 ? 'ok' : 'FAIL';
    console.log(line([mark, example.name, String(status), reason, milliseconds.toFixed(1)]));
    for (const difference of differences) {
      console.log(`       ${difference}`);
    }
  }
  const { mark, milliseconds, remark } = await checkComponent(stage);
  console.log(line([mark, "Clerk's sign-in component", '-', '-', milliseconds.toFixed(1)]));
  if (remark !== undefined) {
    console.log(`       ${remark}`);
  }
  const passed = cases.length - failed + (mark === 'ok' ? 1 : 0);
  failed += mark === 'FAIL' ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed${mark === 'skip' ? ', 1 skipped' : ''}`);
  return failed === 0;
}

module.exports = { check };

/**
 * @param {import('./stage').Stage} stage
 * @returns {Promise<{ mark: 'ok' | 'FAIL' | 'skip', milliseconds: number, remark?: string }>}
 */
async function checkComponent(stage) {
  const result = await signInWithComponent(stage).catch((error) => ({ failure: error.message }));
  if ('skipped' in result) {
    return { mark: 'skip', milliseconds: 0, remark: result.skipped };
  }
  if ('failure' in result) {
    return { mark: 'FAIL', milliseconds: 0, remark: result.failure };
  }
  const { url, milliseconds } = result;
  return url === '/protected'
    ? { mark: 'ok', milliseconds }
    : { mark: 'FAIL', milliseconds, remark: `expected to return to /protected, got ${url}` };
}

/**
 * @param {string} origin
 * @param {Case} example
 * @returns {Promise<CaseResponse | Failure>}
 */
function request(origin, example) {
  return example.route ? visit(origin, example) : send(origin, example);
}

/** @param {CaseResponse} response */
function summary({ status, headers, milliseconds }) {
  return { status, reason: reasonIn(headers), milliseconds };
}

/** @param {import('node:http').IncomingHttpHeaders} headers */
function reasonIn(headers) {
  return headers['x-clerk-auth-reason']?.toString();
}

/**
 * @param {Case} example
 * @param {CaseResponse} response
 */
function compare(example, response) {
  const reason = reasonIn(response.headers);
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
  const sentFor = reasonIn(response.redirects?.[0]?.headers ?? {});
  if (sentFor !== example.sentFor) {
    differences.push(`expected a redirect for ${example.sentFor}, got ${sentFor}`);
  }
  // `detail` reads parts that only the expected kind of response has.
  if (differences.length === 0 && example.detail?.(response) === false) {
    differences.push('status and reason are as expected, but the rest of the response is not');
  }
  return differences;
}

/** @param {string[]} cells */
function line([mark, name, status, reason, milliseconds]) {
  return `${mark.padEnd(5)}${name.padEnd(36)}${String(status).padEnd(8)}${reason.padEnd(62)}${milliseconds.padStart(7)}`;
}
