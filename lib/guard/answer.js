'use strict';

const { challenge, unavailable } = require('./challenge');

/** Seconds. Keys are fetched again after one second without any, and an attempt to fetch them takes up to five. */
const RETRY_AFTER = 5;

/**
 * Answers a request that may not pass: the status, a challenge for Bearer tokens or the time to try again, and a small
 * JSON body.
 *
 * @param {object} res
 * @param {{ status: 401 | 403 | 503, reason?: string, required?: object }} refusal what the user lacks, why the request
 *   is
 *   signed out, or why that is unknown
 */
function answerRefusal(res, refusal) {
  const { status, headers, body } = responseTo(refusal);
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    res.setHeader(name, value);
  }
  res.end(body);
}

/** The same as data, for whoever has no response object. */
function responseTo(refusal) {
  const { parameters, body } = refusal.status === 503 ? unavailable(refusal) : challenge(refusal);
  const text = JSON.stringify(body);
  return {
    status: refusal.status,
    headers: {
      ...(parameters ? { 'WWW-Authenticate': credentials(parameters) } : { 'Retry-After': RETRY_AFTER }),
      // It is about one client, and soon wrong.
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
    },
    body: text,
  };
}

function credentials(parameters) {
  return `Bearer ${Object.entries(parameters)
    .map(([name, value]) => `${name}="${quotable(value)}"`)
    .join(', ')}`;
}

/** RFC 6750 §3: the characters that a parameter may have. The others could end it, or the header. */
function quotable(text) {
  return text.replace(/[^\x20\x21\x23-\x5B\x5D-\x7E]/g, '');
}

module.exports = { answerRefusal, responseTo };
