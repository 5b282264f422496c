'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('./app');
const { send } = require('./http');
const { implementations } = require('./implementations');
const { optionsFor } = require('./instances');
const { startKeyEndpoint } = require('./key-endpoint');

/** Headers that differ between responses, or follow from the body. */
const NOT_COMPARED = new Set(['connection', 'content-length', 'date', 'etag', 'keep-alive']);

/**
 * @import { Request, Response } from './http'
 *
 * @typedef {{ ours: Response, reference: Response }} Responses
 */

/**
 * Starts the same app twice, with this package and with the reference, each with a key endpoint of its own.
 *
 * @param {import('./app').CreateApp} express
 * @param {object} [options] middleware options, in addition to the keys
 * @param {Parameters<typeof startKeyEndpoint>[0]} [endpointOptions] for both key endpoints
 */
async function startPair(express, options, endpointOptions) {
  const start = async (/** @type {import('./app').Clerk} */ clerk) => {
    const endpoint = await startKeyEndpoint(endpointOptions);

    const app = await startApp(clerk, express, optionsFor(endpoint, options));
    return { app, endpoint };
  };
  // `any`, because tests of the types compare those of the two packages.
  const theirs = /** @type {any} */ (implementations.reference);
  const [ours, reference] = await Promise.all([start(implementations.ours), start(theirs)]);
  return {
    ours,
    reference,
    /**
     * The responses of both to one request.
     *
     * @param {Request} [request]
     * @returns {Promise<Responses>}
     */
    async send(request) {
      const responses = await Promise.all([send(ours.app.origin, request), send(reference.app.origin, request)]);
      return { ours: responses[0], reference: responses[1] };
    },
  };
}

/**
 * Both responses are equal, except for the text of a message.
 *
 * @param {Responses} responses
 */
function compareResponses({ ours, reference }) {
  assert.deepEqual(head(ours), head(reference));
  assert.equal(ours.text === '', reference.text === '', 'both have a body or none');
  if (ours.text !== '') {
    assert.deepEqual(ours.json, reference.json);
  }
}

/** @param {Response} response */
function head({ status, rawHeaders }) {
  return { status, headers: comparableHeaders(rawHeaders) };
}

/**
 * Names and values, in the order in which they were sent.
 *
 * @param {string[]} rawHeaders
 */
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
