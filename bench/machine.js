'use strict';

const os = require('node:os');
const path = require('node:path');
const { fork, spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');

/**
 * @import { ChildProcess } from 'node:child_process'
 * @import { Scripts } from './types'
 */

/** The app under measurement has a core of its own, and so has the load, so that neither takes time from the other. */
const APP_CORE = '0';
const LOAD_CORE = '1';

/** Where a process runs. */
const CORES = { app: APP_CORE, load: LOAD_CORE, any: `${APP_CORE},${LOAD_CORE}` };

const canPin = [APP_CORE, LOAD_CORE].every((core) => spawnSync('taskset', ['-c', core, 'true']).status === 0);

/** What the figures were measured on, and how, in one sentence. */
function describeMachine() {
  const cpus = os.cpus();
  const pinned = canPin
    ? `apps pinned to core ${APP_CORE}, the load to core ${LOAD_CORE}`
    : 'nothing pinned to a core (no `taskset`, or fewer than two cores), so that figures are noisier';
  return (
    `Node ${process.version}, Express ${require('express/package.json').version}, ${process.platform}-${process.arch}, ` +
    `${cpus.length} × ${cpus[0].model}; ${pinned}; load average at the start ${os.loadavg()[0].toFixed(1)}`
  );
}

/**
 * Keeps this process, which makes the load, off the apps' core; or lets it run anywhere again.
 *
 * @param {boolean} isPinned
 */
function pinLoad(isPinned) {
  if (canPin) {
    spawnSync('taskset', ['-pc', isPinned ? CORES.load : CORES.any, String(process.pid)]);
  }
}

/**
 * Starts a script of this folder, by default on the apps' core, sends it its settings, and waits for its first message.
 * It ends with this process.
 *
 * @template {keyof Scripts} File
 * @param {File} file
 * @param {Scripts[File]['settings']} settings
 * @param {{ env?: NodeJS.ProcessEnv, execArgv?: string[], core?: keyof typeof CORES }} [options]
 * @returns {Promise<{ child: ChildProcess, answer: Scripts[File]['answer'] }>}
 */
async function startScript(file, settings, { env = {}, execArgv = [], core = 'app' } = {}) {
  const script = path.join(__dirname, file);
  const environment = { ...process.env, NODE_ENV: 'production', CLERK_TELEMETRY_DISABLED: '1', ...env };
  const child = canPin
    ? spawn('taskset', ['-c', CORES[core], process.execPath, ...execArgv, script], {
        env: environment,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
    : fork(script, { env: environment, execArgv });
  child.send(settings);
  return { child, answer: await nextMessage(child, file) };
}

/**
 * The next message of a child; an error if it ends instead.
 *
 * @template Message
 * @param {ChildProcess} child
 * @param {string} name
 * @returns {Promise<Message>}
 */
async function nextMessage(child, name) {
  const stop = new AbortController();
  // Fulfilled only when aborted, after the race.
  const ended = /** @type {Promise<never>} */ (
    once(child, 'exit', { signal: stop.signal }).then(
      ([code]) => {
        throw new Error(`${name} ended with ${code} before it had answered.`);
      },
      () => {},
    )
  );
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: stop.signal }), ended]);
    return message;
  } finally {
    stop.abort();
  }
}

module.exports = { describeMachine, nextMessage, pinLoad, startScript };
