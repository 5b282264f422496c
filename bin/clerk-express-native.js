#!/usr/bin/env node
'use strict';

const { text } = require('node:stream/consumers');
const { run } = require('../lib/command');

(async () => {
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    out: (output) => process.stdout.write(output),
    err: (output) => process.stderr.write(output),
    readInput: () => text(process.stdin),
  });
})();
