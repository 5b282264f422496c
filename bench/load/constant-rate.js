'use strict';

const { Connection } = require('./connection');

/** @import { NextExchange } from '../types' */

/**
 * Sends requests at a constant rate, whether or not the app keeps up. A latency counts from when the request was due,
 * so that a stall shows in every request that it delays.
 *
 * @param {{ port: number }} app
 * @param {NextExchange} nextExchange
 * @param {{ leadIn: number, amount: number, perSecond: number, connections: number }} load
 *   `leadIn` is how many requests come before those that count: an app takes long for the first ones of new connections
 * @returns {Promise<Float64Array>} latencies in ms
 */
async function sendAtRate(app, nextExchange, { leadIn, amount, perSecond, connections }) {
  const open = await Connection.openAll(app.port, connections);
  try {
    const latencies = await sendDue(open, nextExchange, leadIn + amount, 1000 / perSecond);
    return latencies.subarray(leadIn);
  } finally {
    open.forEach((connection) => connection.close());
  }
}

/**
 * @param {Connection[]} idle
 * @param {NextExchange} nextExchange
 * @param {number} amount
 * @param {number} interval
 * @returns {Promise<Float64Array>}
 */
function sendDue(idle, nextExchange, amount, interval) {
  const free = [...idle];
  const latencies = new Float64Array(amount);
  const begun = performance.now();
  let sent = 0;
  let answered = 0;
  return new Promise((resolve, reject) => {
    const sendWhatIsDue = () => {
      while (free.length > 0 && sent < amount && begun + sent * interval <= performance.now()) {
        send(/** @type {Connection} */ (free.pop()), sent);
        sent += 1;
      }
    };
    const send = (/** @type {Connection} */ connection, /** @type {number} */ index) => {
      const expected = nextExchange();
      const answer = (/** @type {number} */ status, /** @type {string} */ response) => {
        latencies[index] = performance.now() - (begun + index * interval);
        answered += 1;
        free.push(connection);
        if (status !== expected.status || !response.endsWith(expected.body)) {
          reject(new Error(`Expected ${expected.status} ${expected.body}, got: ${response.slice(0, 600)}`));
        } else if (answered === amount) {
          resolve(latencies);
        } else {
          sendWhatIsDue();
        }
      };
      connection.send(expected.request, answer, reject);
    };
    // Timers are a millisecond apart, which is longer than most latencies.
    const tick = () => {
      sendWhatIsDue();
      if (sent < amount) {
        setImmediate(tick);
      }
    };
    tick();
  });
}

module.exports = { sendAtRate };
