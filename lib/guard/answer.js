'use strict';

const { challenge } = require('./challenge');

/**
 * Answers a request that may not pass: the status, a challenge for Bearer tokens, and a small JSON body.
 *
 * @param {object} res
 * @param {{ status: 401 | 403, reason?: string, required?: object }} refusal what somebody lacks who is known, or why
 *   nobody is signed in
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
  const { parameters, body } = challenge(refusal);
  const text = JSON.stringify(body);
  return {
    status: refusal.status,
    headers: {
      'WWW-Authenticate': `Bearer ${Object.entries(parameters).map(([name, value]) => `${name}="${quotable(value)}"`).join(', ')}`,
      // It is about one client, and soon wrong.
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
    },
    body: text,
  };
}

/** RFC 6750 §3: the characters that a parameter may have. The others could end it, or the header. */
function quotable(text) {
  return text.replace(/[^\x20\x21\x23-\x5B\x5D-\x7E]/g, '');
}

module.exports = { answerRefusal, responseTo };
