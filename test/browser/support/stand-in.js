'use strict';

const { clerkLocalProgram } = require('../../../scripts/prepare/clerk-local');
const { root } = require('../../../scripts/prepare/run');
const { startProcess } = require('../../../scripts/demo/process');

/**
 * @typedef {object} StandIn `clerk-local` in a process of its own
 * @property {string} origin
 * @property {Record<string, string>} environment the variables that an app needs
 * @property {(method: string, path: string, body?: object) => Promise<any>} call the Backend API and `/local`, with the
 *   secret key
 */

/**
 * Starts `clerk-local` on a free port, with the packages of this repository.
 *
 * @param {string[]} [programArguments]
 * @returns {Promise<StandIn>}
 */
async function startStandIn(programArguments = []) {
  /** @type {Record<string, string>} */
  const environment = {};
  const { ready } = startProcess(
    {
      name: 'clerk-local',
      program: clerkLocalProgram,
      programArguments: ['--port', '0', '--packages', root, ...programArguments],
      isReady(line) {
        const [, name, value] = /^(CLERK_\w+)=(.*)$/.exec(line) ?? [];
        if (name) {
          environment[name] = value;
        }
        return line.startsWith('clerk-local is listening on');
      },
    },
    () => {},
  );
  await ready;
  const origin = environment.CLERK_API_URL;
  return { origin, environment, call: (...request) => call(origin, environment.CLERK_SECRET_KEY, ...request) };
}

module.exports = { startStandIn };

/**
 * @param {string} origin
 * @param {string} secretKey
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function call(origin, secretKey, method, path, body) {
  const response = await fetch(new URL(path, origin), {
    method,
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`clerk-local responded to ${method} ${path} with status ${response.status}: ${text}`);
  }
  return JSON.parse(text);
}
