'use strict';

const { KINDS } = require('../apps/kinds');
const { throughputKept } = require('../report/ratios');
const { curve, legend, rule, svg, text } = require('./svg');

/** @import { AppKind, Crowd } from '../types' */

/** @type {{ kind: AppKind, color: string }[]} */
const LINES = [
  { kind: 'ours', color: '#0f766e' },
  { kind: 'peer', color: '#d97706' },
];

const WIDTH = 890;
const HEIGHT = 380;
const AREA = { left: 76, right: WIDTH - 36, top: 88, bottom: HEIGHT - 56 };
const MARKS = [0, 0.25, 0.5, 0.75, 1];

/**
 * Throughput by the number of people, as a percentage of bare Express. Nothing where no crowd was measured.
 *
 * @param {Crowd} [crowd]
 */
function crowdChart(crowd) {
  if (!crowd) {
    return undefined;
  }
  const sizes = Object.keys(crowd.bySize).map(Number);
  const largest = Math.max(10, ...sizes);
  // Sizes grow by factors, so that equal factors are equal distances.
  const x = (/** @type {number} */ size) => AREA.left + (Math.log(size) / Math.log(largest)) * (AREA.right - AREA.left);
  const y = (/** @type {number} */ kept) => AREA.bottom - (Math.min(kept, 1.05) / 1.05) * (AREA.bottom - AREA.top);
  const gray = { size: 11, color: '#64748b' };
  return svg({
    width: WIDTH,
    height: HEIGHT,
    title: 'Requests per second by the number of people, as a percentage of bare Express',
    parts: [
      ...legend({
        x: 24,
        y: 60,
        names: LINES.map(({ kind }) => KINDS[kind].title),
        colors: LINES.map(({ color }) => color),
      }),
      ...MARKS.flatMap((mark) => [
        rule({ x1: AREA.left, y1: y(mark), x2: AREA.right, y2: y(mark) }),
        text({ x: AREA.left - 10, y: y(mark) + 4, content: `${mark * 100} %`, anchor: 'end', ...gray }),
      ]),
      ...sizes
        .filter((size) => Number.isInteger(Math.log10(size)))
        .map((size) =>
          text({ x: x(size), y: AREA.bottom + 20, content: size.toLocaleString('en'), anchor: 'middle', ...gray }),
        ),
      text({ x: (AREA.left + AREA.right) / 2, y: HEIGHT - 14, content: 'people', anchor: 'middle', ...gray }),
      ...LINES.flatMap(({ kind, color }) => line(crowd, kind, { x, y, color })),
    ],
  });
}

/**
 * @param {Crowd} crowd
 * @param {AppKind} kind
 * @param {{ x: (size: number) => number, y: (kept: number) => number, color: string }} drawing
 */
function line({ bySize }, kind, { x, y, color }) {
  const points = Object.entries(bySize).map(([size, path]) => ({
    size: Number(size),
    kept: throughputKept(path, kind).median,
  }));
  return [
    curve({ points: points.map(({ size, kept }) => [x(size), y(kept)]), color }),
    ...points.map(({ size, kept }) =>
      text({
        x: x(size),
        y: y(kept) - 9,
        content: `${Math.round(kept * 100)} %`,
        size: 11,
        anchor: 'middle',
        color: '#334155',
      }),
    ),
  ];
}

module.exports = { crowdChart };
