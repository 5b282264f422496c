'use strict';

const { table } = require('../documents/section');

/**
 * The results as Markdown.
 *
 * @typedef {{ way: string, isCompiled: boolean, fault?: string }} Way
 *
 * @param {{ name: string, ways: Way[] }[]} rows
 * @returns {string[]} lines
 */
function report(rows) {
  const cell = (/** @type {Way} */ { isCompiled, fault }) =>
    fault ? 'fails' : isCompiled ? 'works, compiled' : 'works';
  const faults = rows.flatMap(({ name, ways }) =>
    ways.flatMap(({ way, fault }) => (fault ? [`- ${name}, ${way}: the program ${firstLine(fault)}`] : [])),
  );
  return [
    ...table(
      ['', ...rows[0].ways.map(({ way }) => way)],
      rows.map(({ name, ways }) => [name, ...ways.map(cell)]),
    ),
    ...(faults.length > 0 ? ['', ...faults] : []),
    '',
    `Written by \`npm run runtimes\` on ${process.platform}-${process.arch}.`,
  ];
}

/**
 * The line with the error, without paths of the machine.
 *
 * @param {string} fault
 */
function firstLine(fault) {
  const lines = fault.split('\n').map((line) => line.trim());
  const error = lines.find((line) => /^\w*Error\b/.test(line));
  const text = error && error !== lines[0] ? `${lines[0].replace(/:.*/, '')}: ${error}` : lines[0];
  return text.replaceAll(/(?:file:\/\/)?\/[^\s'"]*\//g, '…/');
}

module.exports = { report };
