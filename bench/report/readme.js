'use strict';

const { table, microseconds, percent, times } = require('./format');
const { goals } = require('./goals');
const { added, throughputKept } = require('./ratios');

const START = '<!-- figures:start -->';
const END = '<!-- figures:end -->';

const PATHS = ['bearer', 'cookies', 'nobody', 'new', 'forged', 'expired', 'handshake'];

/** The README with the figures of this run between its marks. */
function withFigures(readme, results) {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) {
    throw new Error(`README.md has no figures between "${START}" and "${END}".`);
  }
  return `${readme.slice(0, start + START.length)}\n${figures(results).join('\n')}\n${readme.slice(end)}`;
}

function figures(results) {
  const { throughput, machine, method } = results;
  const rows = PATHS.map((name) => {
    const path = throughput[name];
    const [peer, ours] = ['peer', 'ours'].map((kind) => ({ kept: throughputKept(path, kind), added: added(path, kind) }));
    return [path.title, percent(peer.kept), percent(ours.kept), times(throughputKept(path, 'ours', 'peer')), microseconds(peer.added), microseconds(ours.added)];
  });
  return [
    '![Requests per second, as a part of what bare Express answers](bench/throughput.svg)',
    '',
    'From `npm run bench`, where anybody can have the figures of a machine of their own; all of them are in',
    '[bench/RESULTS.md](bench/RESULTS.md), and what grows with what is in [a chart](bench/growth.svg).',
    '',
    ...table(
      ['requests with', 'kept of bare Express: `@clerk/express`', 'here', 'here against `@clerk/express`', 'processor time added: `@clerk/express`', 'here'],
      rows,
    ),
    '',
    `${machine}; ${method}. Kept is the part of bare Express' requests per second; bare Express has no middleware at all.`,
    `A middleware that does nothing keeps ${percent(throughputKept(throughput.bearer, 'nothing'))} and adds ${microseconds(added(throughput.bearer, 'nothing'))};`,
    `one that hands over claims without any check keeps ${percent(throughputKept(throughput.bearer, 'claims'))} and adds ${microseconds(added(throughput.bearer, 'claims'))}.`,
    ...shortcomings(results),
  ];
}

/** The goals that this run has not reached: whoever reads of figures has a right to those, too. */
function shortcomings(results) {
  const missed = goals(results).filter(({ isReached }) => !isReached);
  if (missed.length === 0) {
    return ['All of the goals in bench/RESULTS.md were reached in this run.'];
  }
  return ['', 'Goals that this run has not reached:', '', ...missed.map(({ what, goal, figure }) => `- ${what}: ${figure}, to be ${goal}`)];
}

module.exports = { withFigures };
