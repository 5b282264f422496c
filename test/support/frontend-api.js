'use strict';

const { serve } = require('./server');

/**
 * A loopback server that replaces Clerk's Frontend API. `answer` may be set at any time; `requests` records requests
 * with their bodies; `connections` counts the connections.
 *
 * @param {(request: object, response: object) => unknown} [answer]
 */
async function startFrontendApi(answer = answerShortly) {
  const api = { answer, requests: [], connections: 0 };
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

function answerShortly(request, response) {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"from":"the Frontend API"}');
}

/** Marks a response that reads the request's body itself, or does not. */
function streaming(answer) {
  return Object.assign(answer, { isStreaming: true });
}

module.exports = { startFrontendApi, streaming };
