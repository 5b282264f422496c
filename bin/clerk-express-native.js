#!/usr/bin/env node
'use strict';

const { run } = require('../lib/command');

(async () => {
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
})();
