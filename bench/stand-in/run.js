'use strict';

/**
 * `npm run bench:stand-in`: what `clerk-local` takes with many users and organizations. For Linux.
 *
 *   npm run bench:stand-in -- --users 10000 --organizations 1000 --program PATH
 */

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { clerkLocalProgram } = require('../../scripts/prepare/clerk-local');
const { megabytes, milliseconds, table } = require('../report/format');
const { median } = require('../statistics/quantiles');
const { startProgram } = require('./program');
const { REQUESTS } = require('./requests');
const { addressOf, seed } = require('./seed');

/** @typedef {{ what: string, goal: string, figure: string, isReached: boolean }} Row */

const RESIDENT_BYTES = 60e6;
const ROUNDS = 9;
const AT_ONCE = 200;

async function main() {
  const { values } = parseArgs({
    options: {
      users: { type: 'string', default: '10000' },
      organizations: { type: 'string', default: '1000' },
      program: { type: 'string', default: clerkLocalProgram },
    },
  });
  const size = { users: Number(values.users), organizations: Number(values.organizations) };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stand-in-'));
  const seedFile = path.join(folder, 'seed.json');
  fs.writeFileSync(seedFile, JSON.stringify(seed(size)));
  try {
    const rows = await measure(values.program, seedFile);
    const [cpu] = os.cpus();
    console.log(`${size.users} users, ${size.organizations} organizations, ${os.cpus().length} × ${cpu.model}\n`);
    const cells = rows.map(({ what, goal, figure, isReached }) => [what, goal, figure, isReached ? 'yes' : '**no**']);
    console.log(table(['', 'goal', 'figure', 'reached'], cells).join('\n'));
    process.exitCode = rows.every(({ isReached }) => isReached) ? 0 : 1;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} file
 * @param {string} seedFile
 * @returns {Promise<Row[]>}
 */
async function measure(file, seedFile) {
  const program = await startProgram(file, seedFile);
  try {
    const started = program.residentBytes();
    const rows = [{ what: 'ready after', goal: '–', figure: milliseconds(program.readyMs), isReached: true }];
    for (const { path: wanted, goalMs } of REQUESTS) {
      const taken = await processorTime(program, wanted);
      rows.push({ ...atMost(`GET ${wanted}`, goalMs, taken, milliseconds) });
    }
    const failed = await failuresAtOnce(program);
    rows.push(
      { what: `${AT_ONCE} requests at once: failed`, goal: '0', figure: String(failed), isReached: failed === 0 },
      atMost('resident memory after the start', RESIDENT_BYTES, started, megabytes),
      atMost('resident memory after all of this', RESIDENT_BYTES, program.residentBytes(), megabytes),
    );
    return rows;
  } finally {
    program.stop();
  }
}

/**
 * The median of what a request takes of the program's processor time, in milliseconds: unlike the time on the clock, it
 * does not depend on what else runs.
 *
 * @param {Awaited<ReturnType<typeof startProgram>>} program
 * @param {string} wanted
 */
async function processorTime(program, wanted) {
  const times = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = program.processorMs();
    const { status } = await program.get(wanted);
    if (status !== 200) {
      throw new Error(`${wanted} was answered with ${status}`);
    }
    times.push(program.processorMs() - before);
  }
  // The first one also warms up.
  return median(times.slice(1));
}

/** @param {Awaited<ReturnType<typeof startProgram>>} program */
async function failuresAtOnce(program) {
  const answers = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, (_, index) =>
      program.get(
        index % 2 === 0
          ? `/v1/users?email_address=${addressOf(index)}`
          : '/v1/organizations?include_members_count=true',
      ),
    ),
  );
  return answers.filter((answer) => answer.status === 'rejected' || answer.value.status !== 200).length;
}

/**
 * @param {string} what
 * @param {number} goal
 * @param {number} figure
 * @param {(value: number) => string} format
 */
function atMost(what, goal, figure, format) {
  return { what, goal: `≤ ${format(goal)}`, figure: format(figure), isReached: figure <= goal };
}

main().catch((error) => {
  console.error(error.stack);
  process.exitCode = 1;
});
