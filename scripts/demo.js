'use strict';

/**
 * `npm run demo`: the example app and `clerk-local` together, until Ctrl-C.
 * `npm run demo -- --check`: the same on free ports, driven through a table of requests; exit code 1 if any is off.
 */

const { check } = require('./demo/check');
const { stopAll } = require('./demo/process');
const { startStage } = require('./demo/stage');

const programArguments = process.argv.slice(2);
const checking = programArguments.includes('--check');

class Interruption extends Error {}

const interrupted = new Promise((resolve, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => reject(new Interruption('Stopped.')));
  }
});

async function main() {
  const unknown = programArguments.find((argument) => argument !== '--check');
  if (unknown !== undefined) {
    throw new Error(`"${unknown}" is not an option of the demo. There is one: npm run demo -- --check`);
  }
  return checking ? runCheck() : runDemo();
}

async function runCheck() {
  const stage = await startStage({ appPort: 0, clerkLocalPort: 0 });
  const passed = await Promise.race([check(stage), stage.broken]);
  await stopAll();
  return passed ? 0 : 1;
}

async function runDemo() {
  // The ports that the app and clerk-local take when they are started by hand.
  const stage = await startStage({ appPort: 3000, clerkLocalPort: 4100, onLine: (line) => console.log(line) });
  console.log(`
  Open ${stage.origin} in a browser, follow "Sign in" and choose a person.

  The app                  ${stage.origin}
  Clerk's stand-in         ${stage.clerk.CLERK_API_URL}   (its people exist only on this machine)

  Ctrl-C stops both.
`);
  return stage.broken;
}

Promise.race([interrupted, main()]).then(
  (exitCode) => process.exit(exitCode),
  async (error) => {
    console.error(error.message);
    await stopAll();
    // Ctrl-C is how a demo ends, but a check that was broken off has not passed.
    process.exit(error instanceof Interruption && !checking ? 0 : 1);
  },
);
