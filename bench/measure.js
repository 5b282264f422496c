'use strict';

const autocannon = require('autocannon');

/**
 * Puts an app under load once.
 *
 * @returns {Promise<{ requestsPerSecond: number, cpuMicroseconds: number, p99Milliseconds: number }>} CPU time is that
 *   of the app's process, for one request
 */
async function measure(app, { name, headers, amount }, { seconds, connections }) {
  const before = await app.cpuMicroseconds();
  const load = autocannon({
    url: app.origin,
    connections,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    // A request is put together for each sending only where it has to differ: the load must not become the bottleneck.
    requests: [
      amount === undefined
        ? { headers: headers(app.name) }
        : { setupRequest: (request) => ({ ...request, headers: headers(app.name) }) },
    ],
  });
  // A run ends on a full second, so its own idea of how long it took says little about a fixed amount of requests.
  const begun = process.hrtime.bigint();
  let ended = begun;
  load.on('response', () => {
    ended = process.hrtime.bigint();
  });
  const result = await load;
  const elapsed = Number(ended - begun) / 1e9;
  const used = (await app.cpuMicroseconds()) - before;
  const { errors, timeouts, non2xx } = result;
  if (errors + timeouts + non2xx > 0) {
    throw new Error(`The app with ${app.name} failed under load (${name}): ${JSON.stringify({ errors, timeouts, non2xx })}.`);
  }
  const count = result['2xx'];
  return { requestsPerSecond: count / elapsed, cpuMicroseconds: used / count, p99Milliseconds: result.latency.p99 };
}

module.exports = { measure };
