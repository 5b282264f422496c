'use strict';

const path = require('node:path');
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { signingKey } = require('../test/support/keys');
const { freshSecretKey, instances } = require('../test/support/instances');

/** The apps under load: how they are called in the results, and the package that checks their sessions. */
const APPS = [
  { name: 'no check', packageName: undefined },
  { name: '@clerk/express', packageName: '@clerk/express' },
  { name: 'clerk-express-native', packageName: 'clerk-express-native' },
];

/**
 * Starts the key endpoint and the apps, each in a process of its own, in production mode.
 *
 * @returns {Promise<{ apps: { name: string, origin: string, cpuMicroseconds: () => Promise<number> }[], stop: () => void }>}
 */
async function startApps() {
  const children = [];
  const start = async (file, settings, env) => {
    const child = fork(path.join(__dirname, file), { env: { ...process.env, ...env } });
    children.push(child);
    child.send(settings);
    const [{ origin }] = await once(child, 'message');
    return { child, origin };
  };
  const stop = () => children.forEach((child) => child.kill());
  try {
    const endpoint = await start('key-endpoint-process.js', { keys: [signingKey.jwk] }, {});
    const env = {
      NODE_ENV: 'production',
      CLERK_API_URL: endpoint.origin,
      CLERK_PUBLISHABLE_KEY: instances.production.publishableKey,
      CLERK_SECRET_KEY: freshSecretKey(),
      CLERK_TELEMETRY_DISABLED: '1',
    };
    const apps = await Promise.all(
      APPS.map(async ({ name, packageName }) => {
        const { child, origin } = await start('app-process.js', { packageName }, env);
        return { name, origin, cpuMicroseconds: () => askCpuMicroseconds(child) };
      }),
    );
    return { apps, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

async function askCpuMicroseconds(child) {
  child.send('cpu');
  const [{ cpuMicroseconds }] = await once(child, 'message');
  return cpuMicroseconds;
}

module.exports = { APPS, startApps };
