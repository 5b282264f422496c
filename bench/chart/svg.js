'use strict';

/**
 * @typedef {{ x: number, y: number, content: string, size?: number, anchor?: string, color?: string, weight?: number }}
 *   Text
 */

/** Colours that can be distinguished on white, also with red-green colour blindness. */
const COLORS = ['#0f766e', '#b45309', '#64748b', '#7c3aed'];

const FONT = 'font-family="ui-sans-serif, system-ui, Segoe UI, Helvetica, Arial, sans-serif"';

/**
 * A picture on a white card, so that it reads on dark pages too.
 *
 * @param {{ width: number, height: number, title: string, parts: string[] }} card
 */
function svg({ width, height, title, parts }) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(title)}" ${FONT}>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#fff"/>`,
    text({ x: 24, y: 32, size: 17, weight: 600, content: title }),
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

/** @param {Text} text */
function text({ x, y, content, size = 12, anchor = 'start', color = '#0f172a', weight = 400 }) {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${color}">${escape(content)}</text>`;
}

/** @param {{ x: number, y: number, width: number, height: number, color: string }} bar */
function bar({ x, y, width, height, color }) {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="2" fill="${color}"/>`;
}

/** @param {{ x1: number, y1: number, x2: number, y2: number, color?: string }} rule */
function rule({ x1, y1, x2, y2, color = '#e2e8f0' }) {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${color}"/>`;
}

/**
 * A line through points, each with a dot.
 *
 * @param {{ points: [x: number, y: number][], color: string }} curve
 */
function curve({ points, color }) {
  const places = points.map(([x, y]) => `${round(x)},${round(y)}`);
  const dots = points.map(([x, y]) => `<circle cx="${round(x)}" cy="${round(y)}" r="3" fill="${color}"/>`);
  return `<polyline points="${places.join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>${dots.join('')}`;
}

/**
 * Names next to their colours, in one row.
 *
 * @param {{ x: number, y: number, names: string[], colors: string[] }} legend
 */
function legend({ x, y, names, colors }) {
  let left = x;
  return names.flatMap((name, index) => {
    const parts = [
      bar({ x: left, y: y - 10, width: 11, height: 11, color: colors[index] }),
      text({ x: left + 17, y, content: name, color: '#334155' }),
    ];
    left += 42 + name.length * 6.6;
    return parts;
  });
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

/** @param {string} content */
function escape(content) {
  return String(content)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

module.exports = { COLORS, bar, curve, legend, rule, svg, text };
