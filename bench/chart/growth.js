'use strict';

const { COLORS, curve, legend, rule, svg, text } = require('./svg');

/** @import { Growth, GrowthPanel } from '../types' */

const COLUMNS = 3;
const PANEL = { width: 300, height: 236 };
const MARGIN = { left: 50, right: 20, top: 62, bottom: 44 };
const TOP = 44;

/**
 * Cost by size, a panel a dimension: how many times as much as at the smallest size. Nothing where none was measured.
 *
 * @param {Growth | undefined} growth
 */
function growthChart(growth) {
  if (!growth) {
    return undefined;
  }
  const panels = Object.values(growth);
  return svg({
    width: COLUMNS * PANEL.width,
    height: TOP + Math.ceil(panels.length / COLUMNS) * PANEL.height,
    title: 'Cost of a request, in multiples of the cost at the smallest size',
    parts: panels.flatMap((panel, index) =>
      draw(panel, (index % COLUMNS) * PANEL.width, TOP + Math.floor(index / COLUMNS) * PANEL.height),
    ),
  });
}

/**
 * @param {GrowthPanel} panel
 * @param {number} left
 * @param {number} top
 */
function draw({ title, lines }, left, top) {
  const names = Object.keys(lines);
  const ratios = names.map((name) =>
    lines[name].map(({ size, cost }) => ({ size, ratio: cost / lines[name][0].cost })),
  );
  const sizes = ratios[0].map(({ size }) => size);
  const highest = Math.max(2, Math.ceil(Math.max(...ratios.flat().map(({ ratio }) => ratio))));
  const area = {
    left: left + MARGIN.left,
    right: left + PANEL.width - MARGIN.right,
    top: top + MARGIN.top,
    bottom: top + PANEL.height - MARGIN.bottom,
  };
  // Sizes grow by factors, so that equal factors are equal distances.
  const part = (/** @type {number} */ size) => Math.log(size / sizes[0]) / Math.log(sizes[sizes.length - 1] / sizes[0]);
  const x = (/** @type {number} */ size) => area.left + part(size) * (area.right - area.left);
  const y = (/** @type {number} */ ratio) => area.bottom - (ratio / highest) * (area.bottom - area.top);
  const marks = [0, highest / 2, highest].filter(Number.isInteger);
  return [
    text({ x: left + MARGIN.left, y: top + 20, content: title, weight: 600, size: 13 }),
    ...names.flatMap((name, index) =>
      legend({ x: left + MARGIN.left, y: top + 36 + index * 15, names: [name], colors: [COLORS[index]] }),
    ),
    ...[...new Set([...marks, 1])].flatMap((mark) => [
      rule({ x1: area.left, y1: y(mark), x2: area.right, y2: y(mark) }),
      text({ x: area.left - 8, y: y(mark) + 4, content: `${mark} ×`, size: 11, anchor: 'end', color: '#64748b' }),
    ]),
    ...sizes.map((size) =>
      text({ x: x(size), y: area.bottom + 18, content: shortened(size), size: 11, anchor: 'middle', color: '#64748b' }),
    ),
    ...ratios.map((line, index) =>
      curve({ points: line.map(({ size, ratio }) => [x(size), y(ratio)]), color: COLORS[index] }),
    ),
  ];
}

/** @param {number} size */
function shortened(size) {
  return size >= 2048 ? `${Math.round(size / 1024)}k` : String(size);
}

module.exports = { growthChart };
