'use strict';

/**
 * Answers in Clerk's form what could not be passed on: `{ "errors": [{ "code", "message" }] }`. Where an answer has
 * begun, its connection is closed instead: a client must not take a part for the whole.
 *
 * @param {object} res
 * @param {number} status
 * @param {'proxy_configuration_error' | 'proxy_request_failed'} code
 * @param {string} message is sent to whoever asked
 */
function refuse(res, status, code, message) {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const body = JSON.stringify({ errors: [{ code, message }] });
  res.statusCode = status;
  res.setHeader('content-type', 'application/json');
  res.setHeader('cache-control', 'no-store');
  res.setHeader('content-length', Buffer.byteLength(body));
  res.end(body);
}

const REPORTED_EVERY_MS = 60_000;

let reportedAt = -Infinity;
let leftOut = 0;

/**
 * Writes to the console that Clerk cannot be reached, once a minute: an outage makes as many faults as there are
 * requests.
 */
function report(message) {
  const now = performance.now();
  if (now - reportedAt < REPORTED_EVERY_MS) {
    leftOut += 1;
    return;
  }
  const minutes = Math.floor((now - reportedAt) / 60_000);
  const more =
    leftOut > 0 ? ` (and ${leftOut} more like it in the last ${minutes > 1 ? `${minutes} minutes` : 'minute'})` : '';
  reportedAt = now;
  leftOut = 0;
  console.error(`Clerk: ${message}${more}`);
}

module.exports = { refuse, report };
