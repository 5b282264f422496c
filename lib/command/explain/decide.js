'use strict';

const http = require('node:http');
const { once } = require('node:events');
const { subscribe, unsubscribe } = require('node:diagnostics_channel');
const { withOnlyThisMachine } = require('./only-this-machine');
const { hasTokens, withAssumedSignatures } = require('./signatures');

/** @import { Middleware } from '../../types' */

const CHANNEL = 'clerk-express-native:authenticate';

/**
 * @typedef {object} Explained
 * @property {string} status `signed-in`, `signed-out`, `handshake`, `bad-request` or `configuration-error`
 * @property {string | null} reason
 * @property {string | null} message
 * @property {string[]} explanation lines
 * @property {'checked' | 'assumed' | 'not needed'} signatures
 * @property {string[]} notSent requests that the middleware would have sent to Clerk
 * @property {[name: string, value: string][]} headers of the response; of cookies, only the names
 */

/**
 * Asks the middleware about a request, on a server of its own.
 *
 * @param {import('./input').RequestHead} request
 * @param {{ keySet?: { keys: object[] }, authorizedParties?: string[] }} options
 * @returns {Promise<Explained>}
 */
async function decide(request, { keySet, authorizedParties }) {
  const hasKey = keySet !== undefined || Boolean(process.env.CLERK_JWT_KEY?.trim());
  const assumed = hasKey ? undefined : withAssumedSignatures(request.headers);
  const headers = assumed?.headers ?? request.headers;
  const signatures = hasKey ? 'checked' : 'assumed';
  const api = await withOnlyThisMachine(keySet ?? assumed?.keySet ?? { keys: [] });
  try {
    const decision = await ask({ ...request, headers }, { ...(authorizedParties && { authorizedParties }) });
    return {
      ...decision,
      signatures: decision.explanation.length > 0 && hasTokens(headers) ? signatures : 'not needed',
      notSent: api.requests(),
    };
  } finally {
    api.close();
  }
}

/**
 * @param {import('./input').RequestHead} request
 * @param {object} options of the middleware
 * @returns {Promise<Omit<Explained, 'signatures' | 'notSent'>>}
 */
async function ask({ method, path, isSecure, headers }, options) {
  /** @type {any} */
  let published;
  /** @param {any} message */
  const listener = (message) => {
    published = message;
  };
  /** @type {any} */
  let fault;
  const { warn, error: logError } = console;
  // The report has the same in other words.
  Object.assign(console, { warn: () => undefined, error: () => undefined });
  subscribe(CHANNEL, listener);
  // Loaded now: the environment of this process is complete.
  const server = http.createServer((req, res) => {
    try {
      // TLS ends in front of this server.
      Object.defineProperty(req.socket, 'encrypted', { value: isSecure, configurable: true });
      const { clerkMiddleware } = require('../../../index.js');
      const middleware = /** @type {Middleware} */ (/** @type {unknown} */ (clerkMiddleware(options)));
      middleware(req, res, (error) => {
        fault = error;
        res.end();
      });
    } catch (error) {
      fault = error;
      res.end();
    }
  });
  try {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const response = await send(port, { method, path, headers });
    return described(fault, published, response);
  } finally {
    Object.assign(console, { warn, error: logError });
    unsubscribe(CHANNEL, listener);
    server.close();
    server.closeAllConnections();
  }
}

/**
 * @param {number} port
 * @param {{ method: string, path: string, headers: [string, string][] }} request
 * @returns {Promise<http.IncomingMessage>}
 */
function send(port, { method, path, headers }) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, setHost: false, agent: false });
    for (const [name, value] of headers) {
      request.appendHeader(name, value);
    }
    request.once('response', (response) => resolve(response.resume()));
    request.once('error', reject);
    request.end();
  });
}

/**
 * @param {any} fault
 * @param {any} published
 * @param {http.IncomingMessage} response
 * @returns {Omit<Explained, 'signatures' | 'notSent'>}
 */
function described(fault, published, response) {
  if (fault) {
    const advice = typeof fault.action === 'string' ? [`what to do: ${fault.action}`] : [];
    return {
      status: 'configuration-error',
      reason: fault.code ?? null,
      message: fault.message,
      explanation: advice,
      headers: [],
    };
  }
  if (published === undefined) {
    const message = 'The request cannot be read: its target is not a valid URL, or Fetch forbids its method.';
    return { status: 'bad-request', reason: null, message, explanation: [], headers: [] };
  }
  const { status, reason, message, explanation } = published;
  return {
    status,
    reason: reason ?? null,
    message: message ?? null,
    explanation: explanation === null ? [] : explanation.split('\n'),
    headers: responseHeaders(response),
  };
}

/**
 * Those of the middleware. The value of a cookie may be a session token.
 *
 * @param {http.IncomingMessage} response
 * @returns {[string, string][]}
 */
function responseHeaders({ rawHeaders }) {
  /** @type {[string, string][]} */
  const pairs = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index].toLowerCase();
    if (name === 'set-cookie') {
      pairs.push([name, `${rawHeaders[index + 1].split('=')[0]}=…`]);
    } else if (!['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'].includes(name)) {
      pairs.push([name, rawHeaders[index + 1]]);
    }
  }
  return pairs;
}

module.exports = { decide };
