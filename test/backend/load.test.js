'use strict';

const assert = require('node:assert/strict');
const { runNode } = require('../support/run-node');
const { serve } = require('../support/server');
const { user } = require('./payloads');

/** Where the system lists the open descriptors of a process; not available everywhere. */
const DESCRIPTORS = '/proc/self/fd';

/**
 * The allowed growth of a process that makes calls: of its heap, less than a leak of 1 KiB per call; of the whole
 * process more, because allocators retain what threads have freed.
 */
const MAX_GROWTH = { heapUsed: 10 * 2 ** 20, rss: 24 * 2 ** 20 };

/**
 * In MiB: V8 retains the memory of its young generation, which on Node 24 grows by more than a leak would, at
 * unpredictable times.
 */
const YOUNG_GENERATION = 4;

/**
 * Connections to open before anything is counted: on a busy machine a call starts before the connection of the previous
 * one is released, and opens another.
 */
const SPARE_CONNECTIONS = 8;

/** Runs in a separate process: makes calls as the test says, and reports what is held before and after. */
const PROGRAM = `
  const fs = require('node:fs');
  const { createClerkClient } = require('clerk-express-native');
  const { users } = createClerkClient({ secretKey: 'sk_test_x', apiUrl: process.env.ORIGIN, retry: { attempts: 0 } });
  const { ROUNDS: rounds, CALLS: calls, WARM_UP: warmUp } = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, Number(value)]));

  async function held() {
    for (let turn = 0; turn < 5; turn += 1) {
      globalThis.gc();
      await new Promise(setImmediate);
    }
    // Connections that are not kept are closed in the background.
    let descriptors = countDescriptors();
    for (let before; descriptors !== before; ) {
      before = descriptors;
      await new Promise((resolve) => setTimeout(resolve, 100));
      descriptors = countDescriptors();
    }
    const { rss, heapUsed } = process.memoryUsage();
    return { rss, heapUsed, descriptors };
  }

  function countDescriptors() {
    return fs.existsSync('${DESCRIPTORS}') ? fs.readdirSync('${DESCRIPTORS}').length : 0;
  }

  async function makeCalls(rounds, together = calls) {
    let answered = 0;
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all(Array.from({ length: together }, (_, index) => users.getUser(together + '_' + index)));
      answered += answers.filter(({ id }) => id === 'user_1').length;
    }
    return answered;
  }

  (async () => {
    await makeCalls(1, ${SPARE_CONNECTIONS});
    await makeCalls(warmUp);
    const before = await held();
    const answered = await makeCalls(rounds);
    console.log(JSON.stringify({ answered, before, after: await held() }));
  })();
`;

describe('Backend API: many calls', function () {
  this.timeout(120_000);

  let origin;

  before(async () => {
    const body = JSON.stringify(user);
    let waiting = [];
    const answer = (request, response) => {
      waiting.push(response);
      // No response before all requests have arrived, so that concurrent calls stay concurrent.
      const [, together] = /(\d+)_\d+$/.exec(request.url);
      if (waiting.length === Number(together)) {
        waiting.forEach((one) => one.writeHead(200, { 'content-type': 'application/json' }).end(body));
        waiting = [];
      }
    };
    ({ origin } = await serve(answer, { keepAliveTimeout: 120_000 }));
  });

  async function load({ rounds, calls, warmUp }) {
    const env = { ORIGIN: origin, ROUNDS: String(rounds), CALLS: String(calls), WARM_UP: String(warmUp) };
    const { stdout } = await runNode(PROGRAM, {
      env,
      flags: ['--expose-gc', `--max-semi-space-size=${YOUNG_GENERATION}`],
    });
    return JSON.parse(stdout);
  }

  function assertNothingGrew({ before, after }) {
    assert.ok(after.descriptors <= before.descriptors, `descriptors: ${before.descriptors}, then ${after.descriptors}`);
    for (const [kind, growth] of Object.entries(MAX_GROWTH)) {
      assert.ok(after[kind] - before[kind] < growth, `${kind}: ${before[kind]}, then ${after[kind]}`);
    }
  }

  it('10,000 calls, one after another, leave nothing behind', async () => {
    const result = await load({ rounds: 10_000, calls: 1, warmUp: 3000 });
    assert.equal(result.answered, 10_000);
    assertNothingGrew(result);
  });

  it('1,000 concurrent calls, repeated, need few connections and hold no more than after the first rounds', async () => {
    const result = await load({ rounds: 5, calls: 1000, warmUp: 8 });
    assert.equal(result.answered, 5000);
    assert.ok(result.before.descriptors < 100, `${result.before.descriptors} descriptors are open`);
    assertNothingGrew(result);
  });
});
