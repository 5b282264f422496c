'use strict';

const http = require('node:http');
const path = require('node:path');
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { median } = require('../../bench/statistics/quantiles');
const { Problem } = require('../prepare/run');
const { instances } = require('../../test/support/instances');
const { startClerk } = require('../../test/support/programs');
const { sessionToken } = require('../../test/support/tokens');

/**
 * @typedef {'bare' | 'ours' | 'peer'} Kind
 *
 * @typedef {{ kind: Kind, folder?: string, isAlone?: boolean }} Settings
 *
 * @typedef {{ ours: number, peer: number }} Figures
 */

/** The number of processes of each kind. Kinds alternate, so that other load on the machine affects all of them. */
const ROUNDS = 15;

/** The number of requests before an app's memory is read. */
const REQUESTS = 2000;

/**
 * Measures processes: medians of the time to load the package, in ms, in an empty process (`alone`) and in one that has
 * loaded Express (`withExpress`), and of the resident memory, in bytes, that an Express app takes in addition to one
 * without Clerk, after `requests` requests.
 *
 * @param {{ ours: string, peer: string }} folders
 * @returns {Promise<{ requests: number, alone: Figures, withExpress: Figures, memory: Figures }>}
 */
async function measureProcesses(folders) {
  const clerk = (await startClerk()).origin;
  /** @type {Record<Kind, Awaited<ReturnType<typeof measure>>[]>} */
  const figures = { bare: [], ours: [], peer: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    figures.bare.push(await measure({ kind: 'bare' }, clerk));
    figures.ours.push(await measure({ kind: 'ours', folder: folders.ours }, clerk));
    figures.peer.push(await measure({ kind: 'peer', folder: folders.peer }, clerk));
  }
  const medians = (/** @type {'alone' | 'withExpress' | 'residentBytes'} */ name) => {
    const of = (/** @type {Kind} */ kind) => median(figures[kind].map((one) => one[name]));
    return { bare: of('bare'), ours: of('ours'), peer: of('peer') };
  };
  const memory = medians('residentBytes');
  return {
    requests: REQUESTS,
    alone: medians('alone'),
    withExpress: medians('withExpress'),
    memory: { ours: memory.ours - memory.bare, peer: memory.peer - memory.bare },
  };
}

module.exports = { measureProcesses };

/**
 * @param {Settings} settings
 * @param {string} clerk the origin of the Backend API
 */
async function measure(settings, clerk) {
  const alone = settings.folder ? (await inProcess({ ...settings, isAlone: true }, clerk)).milliseconds : 0;
  const { milliseconds, residentBytes } = await inProcess(settings, clerk);
  return { alone, withExpress: milliseconds, residentBytes };
}

/**
 * Starts a process, sends requests to its app, if it has one, and returns the figures that it reports.
 *
 * @param {Settings} settings
 * @param {string} clerk the origin of the Backend API
 * @returns {Promise<{ milliseconds: number, residentBytes: number }>}
 */
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
  let residentBytes = 0;
  if (port) {
    await requestAll(port, settings.kind === 'bare' ? '' : 'user_1');
    child.send('memory');
    [{ residentBytes }] = await answerOf(child);
  }
  child.disconnect();
  await once(child, 'exit');
  return { milliseconds, residentBytes };
}

/** @param {import('node:child_process').ChildProcess} child */
async function answerOf(child) {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Problem(`A measured process exited with ${code}; its output is above.`);
  });
  // After the last message, the process may exit.
  ended.catch(() => {});
  return Promise.race([once(child, 'message'), ended]);
}

/**
 * Sends requests over one connection, each with the same session token.
 *
 * @param {number} port
 * @param {string} expected the expected body
 */
async function requestAll(port, expected) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { authorization: `Bearer ${sessionToken()}` };
  for (let count = 0; count < REQUESTS; count += 1) {
    const [response] = await once(http.get({ port, host: '127.0.0.1', agent, headers }), 'response');
    const body = (await response.toArray()).join('');
    if (body !== expected) {
      throw new Problem(`A measured app responded with "${body}", expected "${expected}".`);
    }
  }
  agent.destroy();
}
