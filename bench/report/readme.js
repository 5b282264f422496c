'use strict';

const { table, microseconds, percent, times } = require('./format');
const { goals } = require('./goals');
const { added, throughputKept } = require('./ratios');

const START = '<!-- figures:start -->';
const END = '<!-- figures:end -->';

const PATHS = ['bearer', 'cookies', 'nobody', 'new', 'forged', 'expired', 'handshake'];

/**
 * The README with figures between its marks.
 *
 * @param {string} readme
 * @param {object[]} all results of whole runs, one a release of Node
 */
function withFigures(readme, all) {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) {
    throw new Error(`README.md has no figures between "${START}" and "${END}".`);
  }
  return `${readme.slice(0, start + START.length)}\n${figures(all).join('\n')}\n${readme.slice(end)}`;
}

function figures(all) {
  const newest = all.at(-1);
  return [
    `![Requests per second with Node ${newest.node}, as a part of what bare Express answers](bench/throughput.svg)`,
    '',
    'From `npm run bench`, where anybody can have the figures of a machine of their own; all of them are in',
    '[bench/RESULTS.md](bench/RESULTS.md), and what grows with what is in [a chart](bench/growth.svg).',
    '',
    ...table(
      ['requests with', ...all.flatMap(columns)],
      PATHS.map((name) => [newest.throughput[name].title, ...all.flatMap(({ throughput }) => cells(throughput[name]))]),
    ),
    '',
    "Kept is the part of bare Express' requests per second, added is processor time a request; × compares requests per second",
    'with those of `@clerk/express`. Bare Express has no middleware at all.',
    ...all.flatMap(notes),
  ];
}

const columns = ({ node }) => [`Node ${node}: kept`, 'added', 'by `@clerk/express`', '×'];

function cells(path) {
  return [
    percent(throughputKept(path, 'ours')),
    microseconds(added(path, 'ours')),
    microseconds(added(path, 'peer')),
    times(throughputKept(path, 'ours', 'peer')),
  ];
}

/**
 * What a run was made with, and the goals that it has not reached: whoever reads of figures has a right to those, too.
 */
function notes(results) {
  const { machine, method, throughput } = results;
  const floors = ['nothing', 'auth', 'claims'].map((kind) => ({
    kept: percent(throughputKept(throughput.bearer, kind)),
    added: microseconds(added(throughput.bearer, kind)),
  }));
  const [nothing, auth, claims] = floors.map((floor) => `keeps ${floor.kept} and adds ${floor.added}`);
  const missed = goals(results).filter(({ isReached }) => !isReached);
  return [
    '',
    `${machine}; ${method}.`,
    `A middleware that does nothing ${nothing}; one that sets \`req.auth\` ${auth};`,
    `one that hands over claims without any check ${claims}.`,
    ...(missed.length === 0
      ? ['All of the goals in bench/RESULTS.md were reached in this run.']
      : [
          '',
          'Goals that this run has not reached; a floor is what no check at all, or the inevitable part of it, reaches:',
          '',
          ...missed.map(
            ({ what, goal, figure, floor }) => `- ${what}: ${figure}, to be ${goal}${floor && ` (floor: ${floor})`}`,
          ),
        ]),
  ];
}

module.exports = { withFigures };
