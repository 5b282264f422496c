'use strict';

const { serve } = require('./server');

/**
 * @import { IncomingMessage, ServerResponse } from 'node:http'
 *
 * @typedef {Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'> & { body: string }} Seen
 *
 * @typedef {((request: IncomingMessage, response: ServerResponse, seen: Seen) => unknown) & { isStreaming?: boolean }}
 *   Answer
 */

/**
 * A loopback server in the place of Clerk's Frontend API. `answer` may be set at any time; `requests` contains the
 * requests with their bodies; `connections` counts the connections.
 *
 * @param {Answer} [answer]
 */
async function startFrontendApi(answer = answerShortly) {
  const api = { answer, requests: /** @type {Seen[]} */ ([]), connections: 0 };
  const sockets = new Set();
  const server = await serve(async (request, response) => {
    if (!sockets.has(request.socket)) {
      sockets.add(request.socket);
      api.connections += 1;
    }
    const { method, url, headers, rawHeaders } = request;
    const seen = { method, url, headers, rawHeaders, body: '' };
    api.requests.push(seen);
    if (api.answer.isStreaming) {
      api.answer(request, response, seen);
      return;
    }
    for await (const chunk of request.setEncoding('latin1')) {
      seen.body += chunk;
    }
    api.answer(request, response, seen);
  });
  return Object.assign(api, server);
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
function answerShortly(request, response) {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"from":"the Frontend API"}');
}

/**
 * Marks an answer that reads the request's body itself, or ignores it.
 *
 * @param {Answer} answer
 */
function streaming(answer) {
  return Object.assign(answer, { isStreaming: true });
}

module.exports = { startFrontendApi, streaming };
