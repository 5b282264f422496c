'use strict';

const { spawn, spawnSync } = require('node:child_process');

/**
 * Starts an app in the foreground.
 *
 * @param {string[]} command the program and its arguments
 * @param {Record<string, string>} env variables in addition to those of this process
 */
function startApp(command, env) {
  const { file, programArguments, verbatim } = invocationOf(command);
  return spawn(file, programArguments, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    windowsVerbatimArguments: verbatim,
  });
}

/**
 * Ends an app, and on Windows also the processes that it has started, because there its shell is not asked.
 *
 * @param {import('node:child_process').ChildProcess} app
 * @param {NodeJS.Signals} signal
 */
function endApp(app, signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(app.pid), '/t', '/f']);
  } else {
    app.kill(signal);
  }
}

/**
 * What to start for a command. On Windows, programs such as `npm` are batch files, which only a shell runs.
 *
 * @param {string[]} command
 * @param {NodeJS.Platform} [platform]
 * @returns {{ file: string, programArguments: string[], verbatim: boolean }}
 */
function invocationOf([name, ...rest], platform = process.platform) {
  if (platform !== 'win32' || name === 'node' || /\.(exe|com)$/i.test(name)) {
    return { file: name, programArguments: rest, verbatim: false };
  }
  const line = [name, ...rest].map(quotedForWindows).join(' ');
  return {
    file: process.env.ComSpec ?? 'cmd.exe',
    programArguments: ['/d', '/s', '/c', `"${line}"`],
    verbatim: true,
  };
}

module.exports = { endApp, invocationOf, startApp };

/**
 * An argument as `cmd.exe` and the C runtime of Windows read it.
 *
 * @param {string} argument
 */
function quotedForWindows(argument) {
  if (/^[\w./:=@\\-]+$/.test(argument)) {
    return argument;
  }
  // Backslashes count only before a quotation mark.
  const quoted = `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\*)$/, '$1$1')}"`;
  return quoted.replace(/[()%!^"<>&|]/g, '^$&');
}
