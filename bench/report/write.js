'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { crowdChart } = require('../chart/crowd');
const { growthChart } = require('../chart/growth');
const { throughputChart } = require('../chart/throughput');
const { PERFORMANCE, writeSection } = require('../../scripts/documents/section');
const { figures, headline } = require('./performance');
const { report } = require('./tables');

/** @import { Results, Settings } from '../types' */

const HERE = path.join(__dirname, '..');

const RESULTS_FILE = /^node-\d+\.json$/;

/** Version of the results files. Results of another version are left out: measure them again. */
const FORM = 3;

/**
 * Writes the results of a run, and tables and charts of all runs that have results, one per release of Node. A whole
 * run writes them here, into docs/performance.md and the README; any other run into the folder `out`.
 *
 * @param {Results} results
 * @param {Settings} settings
 */
function writeReport(results, { out }) {
  const folder = out ?? HERE;
  const write = (/** @type {string} */ file, /** @type {string | undefined} */ text) => {
    if (text !== undefined) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
      console.log(`Wrote ${path.relative(process.cwd(), file)}`);
    }
  };
  const resultsFolder = out ?? path.join(HERE, 'results');
  write(path.join(resultsFolder, `node-${results.node}.json`), JSON.stringify({ form: FORM, ...results }));
  const all = readResults(resultsFolder);
  console.log(`There are results of Node ${all.map(({ node }) => node).join(', ')}`);
  const sections = all.flatMap((one) => [`# Results of \`npm run bench\` with Node ${one.node}`, '', ...report(one)]);
  write(path.join(folder, 'RESULTS.md'), sections.join('\n'));
  // The charts show the newest Node, where Express itself takes the least time and a check is most visible.
  const newest = all[all.length - 1];
  write(path.join(folder, 'throughput.svg'), throughputChart(newest.throughput));
  write(path.join(folder, 'crowd.svg'), crowdChart(newest.crowd));
  write(path.join(folder, 'growth.svg'), growthChart(newest.growth));
  if (out === undefined) {
    writeSection(PERFORMANCE, 'figures', figures(all));
    writeSection('README.md', 'figures', headline(all));
  }
}

/**
 * The results of all runs in a folder, the oldest Node first.
 *
 * @param {string} folder
 * @returns {Results[]}
 */
function readResults(folder) {
  const files = fs.readdirSync(folder).filter((name) => RESULTS_FILE.test(name));
  const all = files.map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
  for (const { node } of all.filter(({ form }) => form !== FORM)) {
    console.log(
      `Leaving out the results of Node ${node}, which have another form. Run this with Node ${node} to measure them again.`,
    );
  }
  return all.filter(({ form }) => form === FORM).sort((one, other) => one.node - other.node);
}

module.exports = { writeReport };
