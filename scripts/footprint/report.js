'use strict';

const { table } = require('../documents/section');

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const milliseconds = (value) => `${value.toFixed(1)} ms`;
const count = (value) => value.toLocaleString('en');

/**
 * What was measured, as Markdown.
 *
 * @returns {string[]} lines
 */
function report({ sizes, requests, alone, besideExpress, memory }) {
  const row = (title, show, { ours, peer }) => [title, show(ours), show(peer)];
  const size = (name) => ({ ours: sizes.ours[name], peer: sizes.peer[name] });
  return [
    ...table(
      ['', '`clerk-express-native`', '`@clerk/express`'],
      [
        row('packages', count, size('packages')),
        row('files', count, size('files')),
        row('on disk', megabytes, size('bytes')),
        row('`require()`, nothing else loaded', milliseconds, alone),
        row('`require()`, Express loaded', milliseconds, besideExpress),
        row('resident memory of an Express app, more than without it', megabytes, memory),
      ],
    ),
    '',
    `Written by \`npm run footprint\` (Node ${process.version}, ${process.platform}-${process.arch}). All dependencies except Express are included; MB are`,
    `10⁶ bytes of file contents; times and memory are medians, memory after ${count(requests)} requests.`,
  ];
}

module.exports = { report };
