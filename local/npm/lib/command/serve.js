'use strict';

const { spawn } = require('node:child_process');
const { notStartable } = require('../program/failure');
const { findProgram } = require('../program/find');
const { LIFELINE } = require('../program/start');
const { onEnd, reachesGroup } = require('./signals');

/**
 * Runs the program in the foreground until it ends.
 *
 * @param {string[]} programArguments
 * @returns {Promise<import('../program/start').Ending>}
 * @throws {import('../error').ClerkLocalError} if there is no program for this machine, or it cannot be started
 */
function serve(programArguments) {
  const child = spawn(findProgram(), [LIFELINE, ...programArguments], { stdio: ['pipe', 'inherit', 'inherit'] });
  const restore = onEnd((signal) => {
    if (!reachesGroup(signal)) {
      child.kill(signal);
    }
  });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(notStartable(cause)));
    child.once('close', (code, signal) => resolve({ code, signal }));
  }).finally(restore);
}

module.exports = { serve };
