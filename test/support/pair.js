'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('./app');
const { send } = require('./http');
const { implementations } = require('./implementations');
const { optionsFor } = require('./instances');
const { startKeyEndpoint } = require('./key-endpoint');

/** Headers that differ from response to response, or add nothing to the body. */
const NOT_COMPARED = new Set(['connection', 'content-length', 'date', 'etag', 'keep-alive']);

/**
 * Starts the same app twice, with our package and with `@clerk/express`, each with its own key endpoint.
 *
 * @param {Function} express
 * @param {object} [options] middleware options in addition to the keys
 * @param {object} [endpointOptions] for both key endpoints
 */
async function startPair(express, options, endpointOptions) {
  const start = async (clerk) => {
    const endpoint = await startKeyEndpoint(endpointOptions);
    const app = await startApp(clerk, express, optionsFor(endpoint, options));
    return { app, endpoint };
  };
  const [ours, reference] = await Promise.all([start(implementations.ours), start(implementations.reference)]);
  return {
    ours,
    reference,
    /** The responses of both to one request. */
    async send(request) {
      const responses = await Promise.all([send(ours.app.origin, request), send(reference.app.origin, request)]);
      return { ours: responses[0], reference: responses[1] };
    },
  };
}

/** Both responses are the same, except for the words of a message. */
function compareResponses({ ours, reference }) {
  assert.deepEqual(head(ours), head(reference));
  assert.equal(ours.text === '', reference.text === '', 'both have a body or none');
  if (ours.text !== '') {
    assert.deepEqual(ours.json, reference.json);
  }
}

function head({ status, rawHeaders }) {
  return { status, headers: comparableHeaders(rawHeaders) };
}

/** Names and values in the order in which they were sent. */
function comparableHeaders(rawHeaders) {
  const headers = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (!NOT_COMPARED.has(name.toLowerCase())) {
      headers.push([name, name === 'x-clerk-auth-message' ? '(a message)' : rawHeaders[index + 1]]);
    }
  }
  return headers;
}

module.exports = { compareResponses, startPair };
