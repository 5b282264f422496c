'use strict';

/** @import { AppResponse } from '../types' */

/**
 * Responds in Clerk's form to a request that cannot be forwarded: `{ "errors": [{ "code", "message" }] }`. If the
 * response has begun, its connection is closed instead, so that the client does not take a part for the whole.
 *
 * @param {AppResponse} res
 * @param {number} status
 * @param {'proxy_configuration_error' | 'proxy_request_failed'} code
 * @param {string} message is sent to the client
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

const REPORT_INTERVAL_MS = 60_000;

let reportedAt = -Infinity;
let suppressed = 0;

/**
 * Logs that Clerk cannot be reached, once a minute: in an outage every request fails.
 *
 * @param {string} message
 */
function report(message) {
  const now = performance.now();
  if (now - reportedAt < REPORT_INTERVAL_MS) {
    suppressed += 1;
    return;
  }
  const minutes = Math.floor((now - reportedAt) / 60_000);
  const more =
    suppressed > 0
      ? ` (and ${suppressed} more like it in the last ${minutes > 1 ? `${minutes} minutes` : 'minute'})`
      : '';
  reportedAt = now;
  suppressed = 0;
  console.error(`Clerk: ${message}${more}`);
}

module.exports = { refuse, report };
