'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { startScript } = require('../machine');
const { median } = require('../statistics');

const ROOT = path.join(__dirname, '..', '..');
const PACKAGES = { ours: 'clerk-express-native', peer: '@clerk/express' };

/**
 * What loading a package takes, in fresh processes, and how large the addon is.
 *
 * @returns {Promise<{ alone: Record<string, number>, besideExpress: Record<string, number>, addonBytes: number }>}
 *   medians in ms: in a process that has loaded nothing else, and in one that has loaded Express
 */
async function measureRequire({ isQuick }) {
  console.log('Loading');
  const times = { alone: { ours: [], peer: [] }, besideExpress: { ours: [], peer: [] } };
  for (let count = 0; count < (isQuick ? 5 : 21); count += 1) {
    for (const [kind, packageName] of Object.entries(PACKAGES)) {
      times.alone[kind].push(await timeOf(packageName, []));
      times.besideExpress[kind].push(await timeOf(packageName, ['express']));
    }
  }
  const medians = ({ ours, peer }) => ({ ours: median(ours), peer: median(peer) });
  return { alone: medians(times.alone), besideExpress: medians(times.besideExpress), addonBytes: addonBytes() };
}

async function timeOf(packageName, before) {
  // On every core, as programs start: on one, Node's own threads would take turns with what is measured.
  const { child, answer } = await startScript('parts/require-process.js', { packageName, before }, { isPinned: false });
  child.kill();
  return answer.milliseconds;
}

function addonBytes() {
  const prefix = `clerk-express-native.${process.platform}-${process.arch}`;
  const addon = fs.readdirSync(ROOT).find((name) => name.startsWith(prefix) && name.endsWith('.node'));
  return fs.statSync(path.join(ROOT, addon)).size;
}

module.exports = { measureRequire };
