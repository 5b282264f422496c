'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { clerkLocalProgram } = require('../prepare/clerk-local');
const { root } = require('../prepare/run');
const { startProcess } = require('./process');
const { choosePort } = require('./port');

/** Clerk's scripts for browsers, which `clerk-local` serves if they are installed. */
const PACKAGES_OF_COMPONENTS = ['@clerk/clerk-js', '@clerk/ui'];

/**
 * Starts `clerk-local`, then the example app with the environment variables that `clerk-local` printed.
 *
 * @param {{ appPort: number, clerkLocalPort: number, onLine?: (line: string) => void }} options the preferred ports (0
 *   for any), and a function that receives the output of both once they have started
 * @returns {Promise<Stage>}
 *
 * @typedef {object} Stage
 * @property {string} origin of the app
 * @property {Record<string, string>} clerk the variables that clerk-local printed
 * @property {string} signInUrl where the app sends users to sign in
 * @property {boolean} hasComponent whether the app has a page with Clerk's sign-in component
 * @property {Promise<never>} broken rejects if one of the two exits unexpectedly
 */
async function startStage({ appPort, clerkLocalPort, onLine = () => {} }) {
  const origin = `http://127.0.0.1:${await choosePort(appPort, 'the app')}`;
  /** @type {Record<string, string>} */
  const clerk = {};
  const clerkLocal = startProcess(
    {
      name: 'clerk-local',
      program: clerkLocalProgram,
      programArguments: [
        ...['--port', String(await choosePort(clerkLocalPort, 'clerk-local'))],
        ...['--app-url', origin],
        ...['--packages', root],
      ],
      isReady(line) {
        const [, name, value] = /^(CLERK_\w+)=(.*)$/.exec(line) ?? [];
        if (name) {
          clerk[name] = value;
        }
        // The last line, after all variables.
        return line.startsWith('clerk-local is listening on');
      },
    },
    onLine,
  );
  await clerkLocal.ready;
  const hasComponent = PACKAGES_OF_COMPONENTS.every((name) => fs.existsSync(path.join(root, 'node_modules', name)));
  const signInUrl = hasComponent ? `${origin}/sign-in` : clerk.CLERK_SIGN_IN_URL;
  const app = startProcess(
    {
      name: 'the example app',
      program: process.execPath,
      programArguments: [path.join(root, 'examples', 'express', 'server.js')],
      environment: {
        ...withoutClerk(process.env),
        ...clerk,
        // Without the hints for developers, which would mix with the demo's output.
        NODE_ENV: 'production',
        PORT: new URL(origin).port,
        CLERK_SIGN_IN_URL: signInUrl,
        SIGN_OUT_URL: new URL('sign-out', clerk.CLERK_SIGN_IN_URL).href,
      },
      isReady: (line) => line.includes('is listening on'),
    },
    onLine,
  );
  await app.ready;
  return { origin, clerk, signInUrl, hasComponent, broken: Promise.race([clerkLocal.broken, app.broken]) };
}

module.exports = { startStage };

/**
 * Removes the keys of a real Clerk instance from the developer's environment.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
function withoutClerk(environment) {
  const isClerkVariable = (/** @type {string} */ name) => name.startsWith('CLERK_') || name === 'APP_URL';
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isClerkVariable(name)));
}
