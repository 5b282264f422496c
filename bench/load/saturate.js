'use strict';

const { Connection } = require('./connection');

/** @import { App, Durations, NextExchange } from '../types' */

/**
 * Sends requests as fast as the app answers, up to an amount or a time: each connection sends its next one when the
 * last is answered.
 *
 * @param {App} app
 * @param {NextExchange} nextExchange
 * @param {{ connections: number, amount?: number, milliseconds?: number, leadIn?: number }} load `leadIn` is how many
 *   requests come before those that count: an app that others have taken turns with finds its core's caches cold
 * @returns {Promise<Durations>} for one request: time on the clock, and processor time of the app
 */
async function saturate(app, nextExchange, { connections, amount = Infinity, milliseconds = Infinity, leadIn = 0 }) {
  const open = await Connection.openAll(app.port, Math.min(amount, connections));
  const sleepAgain = stayAwake();
  try {
    await sendAll(open, nextExchange, leadIn, Infinity);
    const before = await app.usage();
    const begun = performance.now();
    const answered = await sendAll(open, nextExchange, amount, begun + milliseconds);
    const elapsed = (performance.now() - begun) * 1000;
    const after = await app.usage();
    return {
      microseconds: elapsed / answered,
      cpuMicroseconds: (after.cpuMicroseconds - before.cpuMicroseconds) / answered,
    };
  } finally {
    sleepAgain();
    open.forEach((connection) => connection.close());
  }
}

/**
 * Keeps this process from waiting for an event, as it would whenever the app is slower than the load. The kernel wakes
 * a process within the system call with which the app responds; on a virtual machine, that can take as long as a
 * middleware does. An app whose clients are on other machines has no process to wake.
 *
 * @returns {() => void} lets the process wait again
 */
function stayAwake() {
  let isAwake = true;
  const again = () => {
    if (isAwake) {
      setImmediate(again);
    }
  };
  again();
  return () => {
    isAwake = false;
  };
}

/**
 * @param {Connection[]} open
 * @param {NextExchange} nextExchange
 * @param {number} amount
 * @param {number} deadline nothing is sent after it
 * @returns {Promise<number>} of requests that were answered
 */
function sendAll(open, nextExchange, amount, deadline) {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = 0;
    const send = (/** @type {Connection} */ connection) => {
      if (sent === amount || (sent > 0 && performance.now() >= deadline)) {
        if (sent === answered) {
          resolve(answered);
        }
        return;
      }
      sent += 1;
      const { request, status: expected, body } = nextExchange();
      connection.send(
        request,
        (status, response) => {
          answered += 1;
          if (status === expected && response.endsWith(body)) {
            send(connection);
          } else {
            reject(new Error(`Expected ${expected} ${body}, got: ${response.slice(0, 600)}`));
          }
        },
        reject,
      );
    };
    open.forEach(send);
  });
}

module.exports = { saturate };
