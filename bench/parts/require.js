'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { startScript } = require('../machine');

/** @import { Loading, LoadingTimes, Settings } from '../types' */

const ROOT = path.join(__dirname, '..', '..');
const PREFIX = `clerk-express-native.${process.platform}-${process.arch}`;
const ADDON = path.join(
  ROOT,
  /** @type {string} */ (fs.readdirSync(ROOT).find((name) => name.startsWith(PREFIX) && name.endsWith('.node'))),
);

/** What is loaded: the packages, the addon alone, and a package without anything in it, which shows Node's own part. */
const LOADED = {
  ours: 'clerk-express-native',
  peer: '@clerk/express',
  addon: ADDON,
  nothing: path.join(__dirname, 'empty-package'),
};

/**
 * What loading takes beyond what Node takes for a package without anything in it, in fresh processes, and how large the
 * addon is.
 *
 * @param {Settings} settings
 * @returns {Promise<Loading>} times in ms, in a process that has loaded nothing else and in one that has loaded Express
 */
async function measureRequire({ pairs }) {
  console.log('Loading');
  /** @returns {Record<string, number[]>} */
  const byKind = () => Object.fromEntries(Object.keys(LOADED).map((kind) => [kind, []]));
  const times = { alone: byKind(), besideExpress: byKind() };
  for (let count = 0; count < pairs; count += 1) {
    for (const [kind, name] of Object.entries(LOADED)) {
      times.alone[kind].push(await timeOf(name, []));
      times.besideExpress[kind].push(await timeOf(name, ['express']));
    }
  }
  return {
    alone: beyondNode(times.alone),
    besideExpress: beyondNode(times.besideExpress),
    addonBytes: fs.statSync(ADDON).size,
  };
}

/**
 * @param {Record<string, number[]>} times
 * @returns {LoadingTimes}
 */
function beyondNode({ nothing, ...others }) {
  return Object.fromEntries(
    Object.entries(others).map(([kind, times]) => [kind, times.map((time, index) => time - nothing[index])]),
  );
}

/**
 * @param {string} packageName
 * @param {string[]} before
 */
async function timeOf(packageName, before) {
  // On every core, as programs start: on one, Node's own threads would take turns with what is measured.
  const { child, answer } = await startScript('parts/require-process.js', { packageName, before }, { core: 'any' });
  child.kill();
  return answer.milliseconds;
}

module.exports = { measureRequire };
