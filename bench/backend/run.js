'use strict';

/**
 * `npm run bench:backend`: calls of the Backend API with `@clerk/express` and with this package, in turns against the
 * same loopback server.
 *
 *   npm run bench:backend -- --rounds 7 --calls 5000 --in-flight 50
 */

const path = require('node:path');
const { fork } = require('node:child_process');
const { once } = require('node:events');
const os = require('node:os');
const { parseArgs } = require('node:util');

/**
 * @import { ChildProcess } from 'node:child_process'
 *
 * @typedef {{ rounds: number, calls: number, inFlight: number }} Settings
 *
 * @typedef {{ callsPerSecond: number, cpuMicroseconds: number }} Measurement
 *
 * @typedef {{ packageName: string, child: ChildProcess, ended: Promise<never>, measurements: Measurement[] }} Client
 */

const PACKAGES = ['@clerk/express', 'clerk-express-native'];

/** The expected number of calls per second, as a multiple of that of `@clerk/express`. */
const EXPECTED = 2;

/** Calls that are made before anything is measured. */
const WARM_UP = 2000;

async function main() {
  const { rounds, calls, inFlight } = readSettings();
  /** @type {ChildProcess[]} */
  const children = [];
  const start = (/** @type {string} */ file) => {
    const child = fork(path.join(__dirname, file), {
      env: { ...process.env, NODE_ENV: 'production', CLERK_TELEMETRY_DISABLED: '1' },
    });
    children.push(child);
    return child;
  };
  try {
    const [{ origin }] = await once(start('server-process.js'), 'message');
    /** @type {Client[]} */
    const clients = [];
    for (const packageName of PACKAGES) {
      const child = start('client-process.js');
      const ended = once(child, 'exit').then(() => {
        throw new Error(`The client of ${packageName} ended before its calls did.`);
      });
      /** @type {Client} */
      const client = { packageName, child, ended, measurements: [] };
      await measure(client, { packageName, origin });
      await measure(client, { calls: WARM_UP, inFlight });
      clients.push(client);
    }
    for (let round = 0; round < rounds; round += 1) {
      // Each begins as often as the other.
      for (const client of round % 2 === 0 ? clients : clients.toReversed()) {
        client.measurements.push(await measure(client, { calls, inFlight }));
      }
    }
    process.exitCode = report(clients, { rounds, calls, inFlight }) >= EXPECTED ? 0 : 1;
  } finally {
    children.forEach((child) => child.kill());
  }
}

/**
 * @param {Client} client
 * @param {object} task
 * @returns {Promise<Measurement>}
 */
async function measure({ child, ended }, task) {
  child.send(task);
  const [measurement] = await Promise.race([once(child, 'message'), ended]);
  return measurement;
}

/**
 * Prints the medians. Returns our calls per second divided by those of `@clerk/express`.
 *
 * @param {Client[]} clients
 * @param {Settings} settings
 */
function report(clients, { rounds, calls, inFlight }) {
  const [cpu] = os.cpus();
  console.log(
    `Node ${process.version}, ${process.platform}-${process.arch}, ${os.cpus().length} × ${cpu.model}; medians of ${rounds} alternating rounds of ${calls} calls, ${inFlight} in flight, server on the same machine.\n`,
  );
  console.log('| client | calls a second | processor time of the client, µs a call |\n| --- | ---: | ---: |');
  const rates = clients.map(({ packageName, measurements }) => {
    const rate = median(measurements.map(({ callsPerSecond }) => callsPerSecond));
    const cpuTime = median(measurements.map(({ cpuMicroseconds }) => cpuMicroseconds));
    console.log(`| ${packageName} | ${Math.round(rate)} | ${Math.round(cpuTime)} |`);
    return rate;
  });
  const ratio = rates[1] / rates[0];
  console.log(`\n${ratio.toFixed(1)} × the calls per second of @clerk/express.`);
  return ratio;
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function readSettings() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      calls: { type: 'string', default: '10000' },
      'in-flight': { type: 'string', default: '50' },
    },
  });
  for (const [name, value] of Object.entries(values)) {
    if (!/^[1-9]\d*$/.test(value)) {
      throw new Error(`--${name} takes a whole number from 1, not "${value}".`);
    }
  }
  return { rounds: Number(values.rounds), calls: Number(values.calls), inFlight: Number(values['in-flight']) };
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
