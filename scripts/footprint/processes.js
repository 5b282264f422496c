'use strict';

const http = require('node:http');
const path = require('node:path');
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { median } = require('../../bench/statistics');
const { Problem } = require('../prepare/run');
const { instances } = require('../../test/support/instances');
const { startClerk } = require('../../test/support/programs');
const { sessionToken } = require('../../test/support/tokens');

/** Processes of each kind, in turn, so that what else the machine does meets all kinds. */
const ROUNDS = 15;

/** Requests that an app has answered when its memory is read. */
const REQUESTS = 2000;

/**
 * What fresh processes need.
 *
 * @param {{ ours: string, peer: string }} folders
 * @returns {Promise<{ requests: number, alone: Figures, besideExpress: Figures, memory: Figures }>} medians: in ms to
 *   load the package in a process that has loaded nothing else, and in one that has loaded Express; in bytes of
 *   resident memory that an Express app has more than one without Clerk, after `requests` requests
 * @typedef {{ ours: number, peer: number }} Figures
 */
async function measureProcesses(folders) {
  const clerk = (await startClerk()).origin;
  const figures = { bare: [], ours: [], peer: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of Object.keys(figures)) {
      figures[kind].push(await measure({ kind, folder: folders[kind] }, clerk));
    }
  }
  const medians = (name) =>
    Object.fromEntries(Object.entries(figures).map(([kind, all]) => [kind, median(all.map((one) => one[name]))]));
  const memory = medians('residentBytes');
  return {
    requests: REQUESTS,
    alone: medians('alone'),
    besideExpress: medians('besideExpress'),
    memory: { ours: memory.ours - memory.bare, peer: memory.peer - memory.bare },
  };
}

module.exports = { measureProcesses };

async function measure(settings, clerk) {
  const alone = settings.folder ? (await inProcess({ ...settings, isAlone: true }, clerk)).milliseconds : 0;
  const withExpress = await inProcess(settings, clerk);
  return { alone, besideExpress: withExpress.milliseconds, residentBytes: withExpress.residentBytes };
}

/** Starts a process, sends requests to its app, if it has one, and returns its measurements. */
async function inProcess(settings, clerk) {
  const child = fork(path.join(__dirname, 'process.js'), {
    execArgv: ['--expose-gc'],
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CLERK_'))),
      NODE_ENV: 'production',
      CLERK_TELEMETRY_DISABLED: '1',
      CLERK_API_URL: clerk,
      CLERK_PUBLISHABLE_KEY: instances.production.publishableKey,
      CLERK_SECRET_KEY: 'sk_test_footprint',
    },
  });
  child.send(settings);
  const [{ milliseconds, port }] = await answerOf(child);
  let residentBytes;
  if (port) {
    await requestAll(port, settings.kind === 'bare' ? '' : 'user_1');
    child.send('memory');
    [{ residentBytes }] = await answerOf(child);
  }
  child.disconnect();
  await once(child, 'exit');
  return { milliseconds, residentBytes };
}

async function answerOf(child) {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Problem(`A process that was measured ended with exit code ${code}. Its own words are above.`);
  });
  // Its end after the measurement is not an error.
  ended.catch(() => {});
  return Promise.race([once(child, 'message'), ended]);
}

/** One request after the other over one connection, each with the same session token. */
async function requestAll(port, expected) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { authorization: `Bearer ${sessionToken()}` };
  for (let count = 0; count < REQUESTS; count += 1) {
    const [response] = await once(http.get({ port, host: '127.0.0.1', agent, headers }), 'response');
    const body = (await response.toArray()).join('');
    if (body !== expected) {
      throw new Problem(`An app that was measured answered "${body}" in place of "${expected}".`);
    }
  }
  agent.destroy();
}
