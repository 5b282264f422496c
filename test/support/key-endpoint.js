'use strict';

const { serve } = require('./server');
const { servedKeys } = require('./keys');

const JSON_TYPE = { 'content-type': 'application/json' };

/**
 * @import { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
 *
 * @typedef {{ method?: string, url?: string, headers: IncomingHttpHeaders }} KeyRequest
 *
 * @typedef {{ mode: string, keys: object[], requests: KeyRequest[], held: (() => void)[], release(): void }} Endpoint
 *
 * @typedef {(request: IncomingMessage, response: ServerResponse, endpoint: Endpoint) => void} Respond
 */

/**
 * The ways in which the endpoint can respond, by mode.
 *
 * @type {Record<string, Respond>}
 */
const MODES = {
  ok(request, response, { keys }) {
    response.writeHead(200, JSON_TYPE).end(JSON.stringify({ keys }));
  },
  /** Responds when the test calls `release()`. */
  held(request, response, endpoint) {
    endpoint.held.push(() => MODES.ok(request, response, endpoint));
  },
  /** Never responds. */
  silent() {},
  /** Responds one byte at a time, without an end. */
  drip(request, response) {
    response.writeHead(200, JSON_TYPE);
    const timer = setInterval(() => response.write(' '), 100).unref();
    response.on('close', () => clearInterval(timer));
  },
  html(request, response) {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in to the Wi-Fi</title>');
  },
  htmlError(request, response) {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  },
  empty(request, response) {
    response.writeHead(200, JSON_TYPE).end('{"keys":[]}');
  },
  object(request, response) {
    response.writeHead(200, JSON_TYPE).end('{}');
  },
  list(request, response) {
    response.writeHead(200, JSON_TYPE).end('[]');
  },
  huge(request, response, { keys }) {
    response.writeHead(200, JSON_TYPE).end(JSON.stringify({ padding: 'x'.repeat(1 << 20), keys }));
  },
  /** Redirects to the same endpoint, which then serves the keys. */
  redirect(request, response, { keys }) {
    if (request.url?.endsWith('?redirected')) {
      response.writeHead(200, JSON_TYPE).end(JSON.stringify({ keys }));
    } else {
      response.writeHead(302, { location: `${request.url}?redirected` }).end();
    }
  },
  unauthorized(request, response) {
    const errors = [
      { code: 'clerk_key_invalid', message: 'The key is not valid', long_message: 'The secret key is not valid.' },
    ];
    response.writeHead(401, JSON_TYPE).end(JSON.stringify({ errors }));
  },
  forbidden(request, response) {
    response.writeHead(403, JSON_TYPE).end('{"errors":[{"code":"forbidden"}]}');
  },
  notFound(request, response) {
    response.writeHead(404, JSON_TYPE).end('{"errors":[{"code":"resource_not_found"}]}');
  },
  gone(request, response) {
    response.writeHead(410, JSON_TYPE).end('{"errors":[]}');
  },
  /** A page of a server in front of Clerk. */
  htmlNotFound(request, response) {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
  },
  throttled(request, response) {
    response.writeHead(429, { ...JSON_TYPE, 'retry-after': '1' }).end('{"errors":[{"code":"too_many_requests"}]}');
  },
  reset(request) {
    request.socket.destroy();
  },
  serverError(request, response) {
    response.writeHead(500, JSON_TYPE).end('{"errors":[{"code":"internal_clerk_error"}]}');
  },
};

/**
 * A loopback server for `GET /v1/jwks`. `mode` and `keys` may be set at any time; `requests` contains the requests.
 *
 * @param {{ mode?: string, keys?: object[] }} [options]
 */
async function startKeyEndpoint({ mode = 'ok', keys = servedKeys } = {}) {
  /** @type {Endpoint} */
  const endpoint = {
    mode,
    keys,
    requests: [],
    held: [],
    /** Responds to all held requests, and to later requests immediately. */
    release() {
      endpoint.mode = 'ok';
      endpoint.held.splice(0).forEach((answer) => answer());
    },
  };
  const server = await serve((request, response) => {
    endpoint.requests.push({ method: request.method, url: request.url, headers: request.headers });
    MODES[endpoint.mode](request, response, endpoint);
  });
  return Object.assign(endpoint, server);
}

/**
 * An origin that refuses connections. Systems never assign its port automatically, unlike that of a stopped server,
 * which the next server may get. (Fetch itself blocks most other ports of this kind.)
 */
function refusingEndpoint() {
  return { origin: 'http://127.0.0.1:2' };
}

module.exports = { refusingEndpoint, startKeyEndpoint };
