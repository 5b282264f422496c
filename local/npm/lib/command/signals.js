'use strict';

/** The signals with which a terminal or a process manager ends a command. */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Keeps this process alive when it is asked to end, so that it can end what it has started first.
 *
 * @param {(signal: NodeJS.Signals) => void} end asks the started processes to end
 * @returns {() => void} restores the default behaviour
 */
function onEnd(end) {
  const handlers = SIGNALS.map((signal) => /** @type {const} */ ([signal, () => end(signal)]));
  handlers.forEach(([signal, handler]) => process.on(signal, handler));
  return () => handlers.forEach(([signal, handler]) => process.removeListener(signal, handler));
}

/**
 * Whether the signal has also been sent to the processes that this one has started in its own group. A terminal sends
 * Ctrl-C to all of them; sent twice, many programs abort.
 *
 * @param {NodeJS.Signals} signal
 */
function reachesGroup(signal) {
  return signal === 'SIGINT' && (process.platform === 'win32' || process.stdin.isTTY === true);
}

module.exports = { onEnd, reachesGroup };
