'use strict';

/**
 * `npm run soak -- --minutes 60`: an Express app with the middleware, in a process of its own, under a load of people
 * whose tokens are renewed, a million tokens in an hour; with a key endpoint and a Backend API that fail every other
 * moment, slow clients, forged tokens and oversized headers. Every answer is checked, and the memory is read after
 * garbage collection. Exits with 1 if an answer was wrong, or if memory grew beyond a limit over the second half.
 */

const { setTimeout: wait } = require('node:timers/promises');
const { parseArgs } = require('node:util');
const { startKeyEndpoint } = require('../../test/support/key-endpoint');
const { signingKey } = require('../../test/support/keys');
const { sessionClaims } = require('../../test/support/tokens');
const { Problem, reportProblem } = require('../../scripts/prepare/run');
const { environmentOf } = require('../apps/start');
const { nextMessage, startScript } = require('../machine');
const { residentBytes } = require('../memory/resident');
const { megabytes, table } = require('../report/format');
const { seededRandom } = require('../statistics/random');
const { injectFaults } = require('./faults');
const { growthOf } = require('./growth');
const { nuisances } = require('./nuisances');
const { RenewedPeople } = require('./people');
const { SteadyLoad } = require('./steady-load');
const { Tally } = require('./tally');

/** @import { Usage } from '../types' */

/** A million tokens in an hour. Of the requests, 44 % have a new one. */
const TOKENS_PER_SECOND = 278;
const SHARE_OF_NEW = 0.44;

/** How often the keys are refreshed, so that most faults are met: a few seconds. */
const KEYS_MAX_AGE_MS = 5000;

/** How many readings of the memory there are. */
const SAMPLES = 30;

async function main() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '60' },
      'tokens-per-second': { type: 'string', default: String(TOKENS_PER_SECOND) },
    },
  });
  const minutes = positive('minutes', values.minutes);
  const tokensPerSecond = positive('tokens-per-second', values['tokens-per-second']);

  const endpoint = await startKeyEndpoint({ keys: [signingKey.jwk] });
  const { child, answer } = await startScript(
    'apps/app-process.js',
    {
      kind: 'ours',
      claims: sessionClaims(),
      app: { options: { jwksCacheTtlInMs: KEYS_MAX_AGE_MS }, acceptsMachines: true },
    },
    { env: environmentOf(endpoint.origin), execArgv: ['--max-http-header-size=65536'], core: 'any' },
  );
  /** @type {import('../types').App} */
  const app = {
    kind: 'ours',
    port: answer.port,
    usage(collect = false) {
      child.send({ collect });
      return /** @type {Promise<Usage>} */ (nextMessage(child, 'The app'));
    },
  };

  const [people, tally, end] = [new RenewedPeople(tokensPerSecond), new Tally(), new AbortController()];
  const load = new SteadyLoad({ people, tally, random: seededRandom(1), perSecond: tokensPerSecond / SHARE_OF_NEW });
  await people.sign();
  load.start(app.port);
  const others = [injectFaults(endpoint, end.signal), nuisances({ port: app.port, people, tally, signal: end.signal })];

  /** @type {import('./growth').Sample[]} */
  const samples = [];
  const begun = performance.now();
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    await wait(Math.max(0, begun + (sample * minutes * 60_000) / SAMPLES - performance.now()));
    const [bytes, { tokens }] = [await residentBytes(app), people];
    const passed = (performance.now() - begun) / 60_000;
    samples.push({ minutes: passed, tokens, bytes });
    console.log(`${passed.toFixed(1)} min: ${tokens} tokens, ${megabytes(bytes)}, ${tally.wrong} wrong`);
  }
  await load.stop();
  end.abort();
  const [{ faults, requests }] = /** @type {[{ faults: number, requests: number }, void]} */ (
    await Promise.all(others)
  );
  child.kill();
  report({ samples, tally, people, faults, requests });
}

/**
 * @typedef {{ samples: import('./growth').Sample[], tally: Tally, people: RenewedPeople }} Run
 *
 * @param {Run & { faults: number, requests: number }} run
 */
function report({ samples, tally, people, faults, requests }) {
  const growth = growthOf(samples);
  const [first, halfway, last] = [0, Math.floor(samples.length / 2), samples.length - 1].map((at) => samples[at]);
  const kinds = [...tally.kinds, /** @type {const} */ (['all', tally])];
  const rows = kinds.map(([kind, { sent, wrong }]) => [kind, String(sent), String(wrong)]);
  console.log(`\n${table(['request', 'answers', 'wrong'], rows).join('\n')}`);
  console.log(
    `\n${people.tokens} tokens of ${people.count} people in ${last.minutes.toFixed(1)} minutes. ` +
      `${requests} requests to the key endpoint and the Backend API, which failed ${faults} times for 12 s.\n` +
      `Memory after garbage collection: ${megabytes(first.bytes)} at first, ${megabytes(halfway.bytes)} halfway, ` +
      `${megabytes(last.bytes)} at last; ${megabytes(growth.bytes)} more over the second half, of which ` +
      `${megabytes(growth.limit)} are accepted.`,
  );
  if (tally.wrong > 0) {
    throw new Problem(`${tally.wrong} of ${tally.sent} answers were wrong, such as:\n${tally.examples.join('\n')}`);
  }
  if (growth.bytes > growth.limit) {
    throw new Problem(`Memory grew by ${megabytes(growth.bytes)} over the second half.`);
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function positive(name, text) {
  const value = Number(text);
  if (!(value > 0 && value < 1e6)) {
    throw new Problem(`--${name} is ${JSON.stringify(text)}; expected a number above 0, such as 60.`);
  }
  return value;
}

main().catch(reportProblem);
