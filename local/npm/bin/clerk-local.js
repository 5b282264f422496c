#!/usr/bin/env node
'use strict';

const { run } = require('../lib/command');

run(process.argv.slice(2)).then(({ code, signal }) => {
  if (signal) {
    // Ends as the program did, so that a shell does not continue a script after Ctrl-C.
    process.kill(process.pid, signal);
  }
  process.exitCode = code ?? 1;
});
