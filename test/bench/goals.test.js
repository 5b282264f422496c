'use strict';

const assert = require('node:assert/strict');
const { crowdChart } = require('../../bench/chart/crowd');
const { crowdTable } = require('../../bench/report/crowd');
const { goals } = require('../../bench/report/goals');
const { atLeast, atMost } = require('../../bench/report/goals/goal');
const { overPairs } = require('../../bench/report/ratios');
const { exactly, medianWithInterval } = require('../../bench/statistics/interval');
const { seededRandom } = require('../../bench/statistics/random');

describe('The interval of a median', () => {
  const around = (value, seed, count = 20) => {
    const random = seededRandom(seed);
    return Array.from({ length: count }, () => value + random());
  };

  it('contains the median, and is the same each time', () => {
    const values = around(5, 1, 40);
    const interval = medianWithInterval(values);
    assert.ok(interval.low < interval.median && interval.median < interval.high);
    assert.ok(interval.high - interval.low < 0.5, 'it is narrower than the values');
    assert.deepEqual(medianWithInterval(values), interval);
  });

  it('covers what processes differ by', () => {
    const values = [...around(5, 1), ...around(9, 2)];
    const { low, high } = medianWithInterval(values, 20);
    assert.ok(low < 6 && high > 9, `${low} … ${high}`);
  });

  it('is over the pairs that both apps took part in', () => {
    assert.deepEqual(
      overPairs([2, 4], [1, 2, 9, 9], (one, other) => one / other),
      exactly(2),
    );
  });
});

describe('A goal of the benchmark', () => {
  const aim = (low, high) => ({
    what: 'it',
    goal: 10,
    figure: { median: (low + high) / 2, low, high },
    format: String,
  });

  it('is reached or missed only where the whole interval is', () => {
    const verdicts = (goal) =>
      [
        [11, 12],
        [9, 11],
        [7, 8],
      ].map(([low, high]) => goal(aim(low, high)).verdict);
    assert.deepEqual(verdicts(atLeast), ['yes', 'undecided', 'no']);
    assert.deepEqual(verdicts(atMost), ['no', 'undecided', 'yes']);
  });

  it('shows the interval, unless the figure does not vary', () => {
    const format = (value) => `${value} µs`;
    assert.equal(atMost({ ...aim(9, 11), format }).interval, '9 … 11 µs');
    assert.equal(atMost({ ...aim(9, 9), format }).interval, '');
  });
});

describe('The results of a crowd', () => {
  const path = (title, ours) => ({
    title,
    perProcess: 2,
    hitRate: 0.975,
    apps: Object.fromEntries(
      Object.entries({ bare: 90, ours, peer: 900 }).map(([kind, time]) => [
        kind,
        { microseconds: [time, time], cpuMicroseconds: [time, time] },
      ]),
    ),
  });
  const few = path('20,000 people, bearer tokens', 95);
  const many = path('100,000 people, bearer tokens', 105);
  const crowd = {
    rows: { bearer0: few, cookies0: few, bearer1: many, cookies1: many, day: few },
    bySize: { 1: path('1 person, bearer tokens', 93), 20_000: few, 100_000: many },
    remembered: { few: 1024, many: 100_000, bytes: [20e6, 21e6] },
  };

  it('are compared with goals', () => {
    const verdicts = goals({ crowd }).map(({ what, verdict }) => [what.split(':')[0], verdict]);
    assert.deepEqual(verdicts, [
      ['20,000 people, bearer tokens', 'yes'],
      ['20,000 people, bearer tokens', 'yes'],
      ['100,000 people, bearer tokens', 'no'],
      ['100,000 people, bearer tokens', 'no'],
      ['20,000 people, bearer tokens', 'yes'],
      ['100,000 remembered tokens', 'yes'],
    ]);
  });

  it('are a table with both packages and the hit rate', () => {
    const lines = crowdTable(crowd);
    const row = lines.find((line) => line.startsWith('| 1 person, bearer tokens '));
    assert.deepEqual(
      row.split('|').map((cell) => cell.trim()),
      ['', '1 person, bearer tokens', '10753', '96.8 %', '', '96.8 %', '', '10.0 %', '9.68 ×', '97.5 %', ''],
    );
    assert.equal(lines.filter((line) => line.startsWith('| 100,000 people')).length, 2);
  });

  it('are a chart with a line for each package', () => {
    const chart = crowdChart(crowd);
    assert.equal(chart.match(/<polyline /g).length, 2);
    assert.match(chart, />100,000</);
    assert.equal(crowdChart(undefined), undefined);
  });
});
