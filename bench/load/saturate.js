'use strict';

const { Connection } = require('./connection');

/** @import { App, Durations, Expected, NextRequest } from '../types' */

/**
 * Sends an amount of requests as fast as the app answers: each connection sends its next one when the last is answered.
 *
 * @param {App} app
 * @param {NextRequest} nextRequest
 * @param {{ amount: number, connections: number, expected: Expected }} load
 * @returns {Promise<Durations>} for one request: time on the clock, and processor time of the app
 */
async function saturate(app, nextRequest, { amount, connections, expected }) {
  const open = await Connection.openAll(app.port, Math.min(amount, connections));
  try {
    const before = await app.usage();
    const begun = process.hrtime.bigint();
    await sendAll(open, nextRequest, amount, expected);
    const elapsed = Number(process.hrtime.bigint() - begun) / 1e3;
    const after = await app.usage();
    return {
      microseconds: elapsed / amount,
      cpuMicroseconds: (after.cpuMicroseconds - before.cpuMicroseconds) / amount,
    };
  } finally {
    open.forEach((connection) => connection.close());
  }
}

/**
 * @param {Connection[]} open
 * @param {NextRequest} nextRequest
 * @param {number} amount
 * @param {Expected} expected
 * @returns {Promise<void>}
 */
function sendAll(open, nextRequest, amount, expected) {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = 0;
    const send = (/** @type {Connection} */ connection) => {
      if (sent === amount) {
        return;
      }
      sent += 1;
      connection.send(
        nextRequest(),
        (status, response) => {
          answered += 1;
          if (status !== expected.status || !response.endsWith(expected.body)) {
            reject(new Error(`Expected ${expected.status} ${expected.body}, got: ${response.slice(0, 600)}`));
          } else if (answered === amount) {
            resolve();
          } else {
            send(connection);
          }
        },
        reject,
      );
    };
    open.forEach(send);
  });
}

module.exports = { saturate };
