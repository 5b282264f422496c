'use strict';

const path = require('node:path');
const { clerkLocalProgram } = require('../prepare/clerk-local');
const { root } = require('../prepare/run');
const { startProcess } = require('./process');
const { choosePort } = require('./port');

/**
 * Starts `clerk-local`, then the example app with everything that it printed for the environment.
 *
 * @param {{ appPort: number, clerkLocalPort: number, onLine?: (line: string) => void }} wishes ports to take when they
 *   are free (0: any), and who is told what the two print once they run
 * @returns {Promise<{ origin: string, clerk: Record<string, string>, broken: Promise<never> }>}
 *   `broken` rejects when one of the two ends by itself
 */
async function startStage({ appPort, clerkLocalPort, onLine = () => {} }) {
  const origin = `http://127.0.0.1:${await choosePort(appPort, 'the app')}`;
  const clerk = {};
  const clerkLocal = startProcess(
    {
      name: 'clerk-local',
      program: clerkLocalProgram,
      programArguments: [
        ...['--port', String(await choosePort(clerkLocalPort, 'clerk-local'))],
        ...['--app-url', origin],
      ],
      isReady(line) {
        const [, name, value] = /^(CLERK_\w+)=(.*)$/.exec(line) ?? [];
        if (name) {
          clerk[name] = value;
        }
        // It says so last, after all variables.
        return line.startsWith('clerk-local is listening on');
      },
    },
    onLine,
  );
  await clerkLocal.ready;
  const app = startProcess(
    {
      name: 'the example app',
      program: process.execPath,
      programArguments: [path.join(root, 'examples', 'express', 'server.js')],
      environment: {
        ...withoutClerk(process.env),
        ...clerk,
        // Notes to the app's developer would only get between the lines of the demo.
        NODE_ENV: 'production',
        PORT: new URL(origin).port,
        SIGN_OUT_URL: new URL('sign-out', clerk.CLERK_SIGN_IN_URL).href,
      },
      isReady: (line) => line.includes('is listening on'),
    },
    onLine,
  );
  await app.ready;
  return { origin, clerk, broken: Promise.race([clerkLocal.broken, app.broken]) };
}

module.exports = { startStage };

/** Keys of a real Clerk instance in the developer's environment must not leak into the demo. */
function withoutClerk(environment) {
  const isForeign = (name) => name.startsWith('CLERK_') || name === 'APP_URL';
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isForeign(name)));
}
