'use strict';

const { KINDS } = require('../apps/kinds');
const { throughputKept } = require('../report/ratios');
const { bar, legend, rule, svg, text } = require('./svg');

/** @import { AppKind, PathResults, Throughput } from '../types' */

/**
 * Drawn for each path, where it was measured.
 *
 * @type {{ kind: AppKind, color: string }[]}
 */
const SHOWN = [
  { kind: 'bare', color: '#cbd5e1' },
  { kind: 'ours', color: '#0f766e' },
  { kind: 'peer', color: '#d97706' },
];

const WIDTH = 890;
const LEFT = 322;
const RIGHT = 70;
const TOP = 84;
const BAR = 15;
const GROUP = SHOWN.length * (BAR + 2) + 18;

/**
 * Throughput by path, as a percentage of bare Express. `undefined` if no path was measured against it.
 *
 * @param {Throughput} throughput
 */
function throughputChart(throughput) {
  const paths = Object.values(throughput).filter(({ apps }) => apps.bare);
  if (paths.length === 0) {
    return undefined;
  }
  const height = TOP + paths.length * GROUP + 24;
  const scale = (WIDTH - LEFT - RIGHT) / 1.05;
  return svg({
    width: WIDTH,
    height,
    title: 'Requests per second, as a percentage of bare Express',
    parts: [
      ...legend({
        x: 24,
        y: 60,
        names: SHOWN.map(({ kind }) => KINDS[kind].title),
        colors: SHOWN.map(({ color }) => color),
      }),
      ...[0, 0.25, 0.5, 0.75, 1].flatMap((part) => {
        const x = LEFT + part * scale;
        return [
          rule({ x1: x, y1: TOP - 6, x2: x, y2: height - 24 }),
          text({ x, y: height - 9, content: `${part * 100} %`, size: 11, anchor: 'middle', color: '#64748b' }),
        ];
      }),
      ...paths.flatMap((path, index) => group(path, TOP + index * GROUP, scale)),
    ],
  });
}

/**
 * @param {PathResults} path
 * @param {number} top
 * @param {number} scale
 */
function group(path, top, scale) {
  const bars = SHOWN.filter(({ kind }) => path.apps[kind]).flatMap(({ kind, color }, index) => {
    const kept = throughputKept(path, kind).median;
    const y = top + index * (BAR + 2);
    return [
      bar({ x: LEFT, y, width: Math.min(kept, 1.05) * scale, height: BAR, color }),
      text({
        x: LEFT + Math.min(kept, 1.05) * scale + 6,
        y: y + BAR - 3,
        content: `${Math.round(kept * 100)} %`,
        size: 11,
        color: '#334155',
      }),
    ];
  });
  return [text({ x: LEFT - 12, y: top + GROUP / 2 - 6, content: path.title, anchor: 'end' }), ...bars];
}

module.exports = { throughputChart };
