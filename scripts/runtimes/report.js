'use strict';

const { table } = require('../documents/section');

/**
 * What was found out, as Markdown.
 *
 * @param {{ name: string, ways: { way: string, isCompiled: boolean, fault?: string }[] }[]} rows
 * @returns {string[]} lines
 */
function report(rows) {
  const cell = ({ isCompiled, fault }) => (fault ? 'fails' : isCompiled ? 'works, compiled' : 'works');
  const faults = rows.flatMap(({ name, ways }) =>
    ways.filter(({ fault }) => fault).map(({ way, fault }) => `- ${name}, ${way}: the program ${firstLine(fault)}`),
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

/** The line with the error, without the paths of the machine that it came from. */
function firstLine(fault) {
  const lines = fault.split('\n').map((line) => line.trim());
  const errorLine = lines.find((line) => /^\w*Error\b/.test(line));
  const text = errorLine && errorLine !== lines[0] ? `${lines[0].replace(/:.*/, '')}: ${errorLine}` : lines[0];
  return text.replaceAll(/(?:file:\/\/)?\/[^\s'"]*\//g, '…/');
}

module.exports = { report };
