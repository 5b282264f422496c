'use strict';

/**
 * `npm run bench`: what a session check costs under load. Three Express apps, each in a process of its own, answer the
 * same requests: one without any check, one with `@clerk/express`, one with this package.
 *
 * Flags: `--rounds N` (default 5), `--seconds N` for each measurement (default 3), `--connections N` (default 16),
 * `--new-tokens N` a round (default 3000). Prints a table and writes bench/RESULTS.md.
 */

const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { measure } = require('./measure');
const { startApps } = require('./processes');
const { describeResults, toMarkdown } = require('./report');
const { makeScenarios } = require('./scenarios');

const RESULTS = path.join(__dirname, 'RESULTS.md');

async function run(settings) {
  const scenarios = await makeScenarios(settings);
  const { apps, stop } = await startApps();
  const measurements = [];
  try {
    await Promise.all(apps.map((app) => warmUp(app, scenarios)));
    for (let round = 0; round < settings.rounds; round += 1) {
      console.log(`Round ${round + 1} of ${settings.rounds}`);
      for (const scenario of scenarios) {
        // Whoever goes first in one round goes last in the next but one, so that no app always meets a warmer machine.
        for (const app of rotated(apps, round)) {
          measurements.push({ scenario: scenario.name, app: app.name, ...(await measure(app, scenario, settings)) });
        }
      }
    }
  } finally {
    stop();
  }
  const results = describeResults(scenarios, measurements);
  console.log(`\n${toMarkdown(results, settings)}`);
  fs.writeFileSync(RESULTS, `# Results of \`npm run bench\`\n\n${toMarkdown(results, settings)}`);
}

/** Checks that each app answers as it should, which also has it fetch its keys and compile its hot paths. */
async function warmUp({ name, origin }, scenarios) {
  for (const { name: scenario, headers, userId } of scenarios) {
    for (let count = 0; count < 300; count += 1) {
      const response = await fetch(origin, { headers: headers('warm-up') });
      const answer = await response.json();
      const expected = name === 'no check' ? null : userId;
      if (answer.userId !== expected) {
        throw new Error(`The app with ${name} answered "${answer.userId}" for ${scenario}; expected "${expected}".`);
      }
    }
  }
}

function rotated(list, by) {
  return list.map((_, index) => list[(index + by) % list.length]);
}

function readSettings() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '16' },
      'new-tokens': { type: 'string', default: '3000' },
    },
  });
  const settings = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  for (const [name, value] of Object.entries(settings)) {
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(`--${name} takes a whole number from 1, not "${values[name]}".`);
    }
  }
  return { ...settings, newTokens: settings['new-tokens'] };
}

run(readSettings()).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
