'use strict';

const path = require('node:path');
const { startProcess } = require('../../../scripts/demo/process');

/**
 * @import { StandIn } from './stand-in'
 *
 * @typedef {'ours' | 'reference'} Implementation
 *
 * @typedef {object} App
 * @property {string} origin at 127.0.0.1
 * @property {string} localhost the same app at the other host, which has other cookies
 */

/**
 * Starts an app.
 *
 * @param {Implementation} implementation
 * @param {StandIn} standIn
 * @param {object} options of `clerkMiddleware()`
 * @returns {Promise<App>}
 */
async function startApp(implementation, { origin: frontendApi, environment }, options) {
  let origin = '';
  const { CLERK_PROXY_URL: ignored, ...variables } = environment;
  const { ready } = startProcess(
    {
      name: 'the app',
      program: process.execPath,
      programArguments: [path.join(__dirname, 'app-program.js')],
      environment: {
        ...withoutClerk(process.env),
        ...variables,
        // With a URL in it, apps would not use their own proxy.
        CLERK_FAPI_URL: frontendApi,
        // Neither package may report to Clerk from the app's process.
        CLERK_TELEMETRY_DISABLED: '1',
        APP_IMPLEMENTATION: implementation,
        APP_OPTIONS: JSON.stringify(options),
      },
      isReady(line) {
        origin = /^http:\S+$/.exec(line)?.[0] ?? '';
        return origin !== '';
      },
    },
    () => {},
  );
  void ignored;
  await ready;
  return { origin, localhost: origin.replace('127.0.0.1', 'localhost') };
}

module.exports = { startApp };

/**
 * Removes the keys of a real instance from the developer's environment.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
function withoutClerk(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('CLERK_')));
}
