'use strict';

/**
 * `npm run demo` runs the example app and `clerk-local` until Ctrl-C.
 * `npm run demo -- --check` runs both on free ports and sends a table of requests. It exits with 1 if any response is
 * not the expected one.
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
    throw new Error(`Unknown option: ${unknown}. The only option of the demo is --check: npm run demo -- --check`);
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
  // The default ports of the app and of clerk-local.
  const stage = await startStage({ appPort: 3000, clerkLocalPort: 4100, onLine: (line) => console.log(line) });
  console.log(`
  Open ${stage.origin} in a browser and click "Sign in". ${howToSignIn(stage)}

  The app                  ${stage.origin}
  clerk-local              ${stage.clerk.CLERK_API_URL}   (its users exist only on this machine)

  Ctrl-C stops both.
`);
  return stage.broken;
}

/** @param {{ hasComponent: boolean }} stage */
function howToSignIn({ hasComponent }) {
  return hasComponent
    ? `In Clerk's component, enter
  amara.okafor@example.com and the password fresh-bread, or sign up: the code is in the inbox of clerk-local.`
    : 'Choose a user.';
}

Promise.race([interrupted, main()]).then(
  (exitCode) => process.exit(exitCode),
  async (error) => {
    console.error(error.message);
    await stopAll();
    // Ctrl-C is the normal end of a demo, but an interrupted check has not passed.
    process.exit(error instanceof Interruption && !checking ? 0 : 1);
  },
);
