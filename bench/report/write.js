'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { growthChart } = require('../chart/growth');
const { throughputChart } = require('../chart/throughput');
const { report } = require('./tables');
const { withFigures } = require('./readme');

const HERE = path.join(__dirname, '..');
const README = path.join(HERE, '..', 'README.md');

/** Writes results and charts, here and into the README for a whole run, or into another folder for a look at them. */
function writeReport(results, { out, isWhole }) {
  const folder = out ?? HERE;
  const write = (name, text) => {
    if (text !== undefined) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
      console.log(`Wrote ${path.relative(process.cwd(), path.join(folder, name))}`);
    }
  };
  // From which everything else can be written anew.
  write(out === undefined ? 'results/results.json' : 'results.json', JSON.stringify(results));
  write('RESULTS.md', ['# Results of `npm run bench`', '', ...report(results)].join('\n'));
  write('throughput.svg', throughputChart(results.throughput));
  write('growth.svg', growthChart(results.growth));
  if (isWhole && out === undefined) {
    fs.writeFileSync(README, withFigures(fs.readFileSync(README, 'utf8'), results));
    console.log('Wrote the figures in README.md');
  }
}

module.exports = { writeReport };
