'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { growthChart } = require('../chart/growth');
const { throughputChart } = require('../chart/throughput');
const { report } = require('./tables');
const { withFigures } = require('./readme');

const HERE = path.join(__dirname, '..');
const README = path.join(HERE, '..', 'README.md');

const RESULTS_FILE = /^node-\d+\.json$/;

/** Of what a results file holds. Results of another form are left out: they are measured anew, and never converted. */
const FORM = 2;

/**
 * Writes the results of a run, and what is told of all runs whose results are there, one a release of Node: tables and
 * charts. They go here and into the README for a whole run, or into another folder for a look at them.
 */
function writeReport(results, { out }) {
  const folder = out ?? HERE;
  const write = (file, text) => {
    if (text !== undefined) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
      console.log(`Wrote ${path.relative(process.cwd(), file)}`);
    }
  };
  const resultsFolder = out ?? path.join(HERE, 'results');
  // From which everything else can be written anew.
  write(path.join(resultsFolder, `node-${results.node}.json`), JSON.stringify({ form: FORM, ...results }));
  const all = readResults(resultsFolder);
  console.log(`There are results of Node ${all.map(({ node }) => node).join(', ')}`);
  const sections = all.flatMap((one) => [`# Results of \`npm run bench\` with Node ${one.node}`, '', ...report(one)]);
  write(path.join(folder, 'RESULTS.md'), sections.join('\n'));
  // The charts show the newest Node, on which Express itself takes least, so that what a check adds shows most.
  const newest = all.at(-1);
  write(path.join(folder, 'throughput.svg'), throughputChart(newest.throughput));
  write(path.join(folder, 'growth.svg'), growthChart(newest.growth));
  if (out === undefined) {
    write(README, withFigures(fs.readFileSync(README, 'utf8'), all));
  }
}

/** The results of all runs in a folder, the oldest Node first. */
function readResults(folder) {
  const files = fs.readdirSync(folder).filter((name) => RESULTS_FILE.test(name));
  const all = files.map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
  for (const { node } of all.filter(({ form }) => form !== FORM)) {
    console.log(
      `The results of Node ${node} are of another form and left out. Run this with Node ${node} to have them again.`,
    );
  }
  return all.filter(({ form }) => form === FORM).sort((one, other) => one.node - other.node);
}

module.exports = { writeReport };
