'use strict';

const { nextMessage, startScript } = require('../machine');
const { signingKey } = require('../../test/support/keys');
const { freshSecretKey, instances } = require('../../test/support/instances');
const { sessionClaims } = require('../../test/support/tokens');

/**
 * @import { ChildProcess } from 'node:child_process'
 * @import { Jwk } from '../../test/support/keys'
 * @import { App, AppKind, AppSettings, Usage } from '../types'
 */

/**
 * V8 discards the code of a process that has had nothing to do for half a minute, and takes thousands of requests to
 * compile it again. Apps under load are never idle for half a minute, but here they wait for their turn.
 */
const KEEP_CODE = ['--no-flush-bytecode', '--no-memory-reducer'];

/**
 * Starts an endpoint that serves the keys, those of the tests' instance by default. Gives `{ origin, stop }`.
 *
 * @param {Jwk[]} [keys]
 */
async function startKeys(keys = [signingKey.jwk]) {
  const { child, answer } = await startScript('apps/key-endpoint-process.js', { keys }, { core: 'load' });
  return { origin: answer.origin, stop: () => child.kill() };
}

/**
 * The environment of an app whose instance has its keys at `origin`.
 *
 * @param {string} origin
 */
function environmentOf(origin) {
  return {
    CLERK_API_URL: origin,
    CLERK_PUBLISHABLE_KEY: instances.production.publishableKey,
    CLERK_SECRET_KEY: freshSecretKey(),
  };
}

/**
 * Starts apps, each in a process of its own, and their key endpoint.
 *
 * @param {AppKind[]} kinds
 * @param {AppSettings} [settings]
 * @returns {Promise<{ apps: Record<string, App>, stop: () => void }>}
 */
async function startApps(kinds, settings = {}) {
  const keys = await startKeys();
  const stops = [keys.stop];
  const stop = () => stops.forEach((stopOne) => stopOne());
  /** @type {Record<string, App>} */
  const apps = {};
  try {
    for (const kind of kinds) {
      const { child, answer } = await startScript(
        'apps/app-process.js',
        { kind, claims: sessionClaims(), app: settings },
        { env: environmentOf(keys.origin), execArgv: KEEP_CODE },
      );
      stops.push(() => child.kill());
      const { pid } = child;
      apps[kind] = { kind, pid, port: answer.port, usage: (collect = false) => ask(child, kind, { collect }) };
    }
  } catch (error) {
    stop();
    throw error;
  }
  return { apps, stop };
}

/**
 * @param {ChildProcess} child
 * @param {string} name
 * @param {{ collect: boolean }} question
 * @returns {Promise<Usage>}
 */
function ask(child, name, question) {
  child.send(question);
  return nextMessage(child, `The app "${name}"`);
}

module.exports = { environmentOf, startApps, startKeys };
