'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

/** Programs that are looked for in `PATH`, in this order. */
const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Every name but those of this machine is unknown, so that nothing can be fetched from elsewhere. */
const ONLY_THIS_MACHINE = 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/**
 * The path of Chromium: `CHROMIUM_PATH`, or else the first program in `PATH`.
 *
 * @returns {string | undefined}
 */
function findChromium() {
  if (process.env.CHROMIUM_PATH) {
    return process.env.CHROMIUM_PATH;
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = PROGRAMS.flatMap((program) => folders.map((folder) => path.join(folder, program)));
  return candidates.find((candidate) => fs.existsSync(candidate));
}

/** Starts a headless Chromium that reaches only this machine. */
async function launchChromium() {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      `Chromium is missing: none of ${PROGRAMS.join(', ')} is in PATH. Install it (Debian: apt-get install chromium), ` +
        'set CHROMIUM_PATH to its program, or skip these tests with BROWSER_TESTS=skip.',
    );
  }
  // Chromium's sandbox does not work for root, who runs tests in containers.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [`--host-resolver-rules=${ONLY_THIS_MACHINE}`, ...sandbox] });
}

module.exports = { findChromium, launchChromium };
