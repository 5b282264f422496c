'use strict';

const { challenge, unavailable } = require('./challenge');

/** In seconds. Keys are fetched again after one second without any, and an attempt to fetch them takes up to five. */
const RETRY_AFTER = 5;

/**
 * Responds to a request that is rejected: the status, a challenge for Bearer tokens or the time to try again, and a
 * small JSON body.
 *
 * @param {import('node:http').ServerResponse} res
 * @param {import('./rule').Refusal} refusal
 */
function answerRefusal(res, refusal) {
  const { status, headers, body } = responseTo(refusal);
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    res.setHeader(name, value);
  }
  res.end(body);
}

/**
 * The same as data, for callers without a response object.
 *
 * @param {import('./rule').Refusal} refusal
 */
function responseTo(refusal) {
  const { parameters, body } = refusal.status === 503 ? unavailable(refusal) : challenge(refusal);
  const text = JSON.stringify(body);
  return {
    status: refusal.status,
    /** @type {Record<string, string | number>} */
    headers: {
      ...(parameters ? { 'WWW-Authenticate': credentials(parameters) } : { 'Retry-After': RETRY_AFTER }),
      // The response is specific to one client, and soon outdated.
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
    },
    body: text,
  };
}

/** @param {Record<string, string>} parameters */
function credentials(parameters) {
  return `Bearer ${Object.entries(parameters)
    .map(([name, value]) => `${name}="${quotable(value)}"`)
    .join(', ')}`;
}

/**
 * Keeps the characters that a parameter may contain (RFC 6750 §3). Others could end the parameter, or the header.
 *
 * @param {string} text
 */
function quotable(text) {
  return text.replace(/[^\x20\x21\x23-\x5B\x5D-\x7E]/g, '');
}

module.exports = { answerRefusal, responseTo };
