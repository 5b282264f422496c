'use strict';

const http = require('node:http');
const { text } = require('node:stream/consumers');
const { ClerkLocalError } = require('../error');

/**
 * Sends a request with the secret key, and resolves with the parsed response.
 *
 * @callback Call
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {string} path
 * @param {unknown} [body] sent as JSON
 * @returns {Promise<any>} rejects with `request-failed` or `not-running`
 */

/**
 * Calls of a running `clerk-local`. Does not use `fetch`, which tests replace, and which jsdom does not have.
 *
 * @param {string} url
 * @param {string} secretKey
 * @returns {Call}
 */
function callsOf(url, secretKey) {
  return async (method, path, body) => {
    const response = await send(new URL(path, url), method, secretKey, body);
    const content = await text(response);
    const { statusCode = 0 } = response;
    if (statusCode < 200 || statusCode > 299) {
      const reason = reasonIn(content) || `status ${statusCode}`;
      throw new ClerkLocalError('request-failed', `clerk-local rejected ${method} ${path.split('?')[0]}: ${reason}`);
    }
    return JSON.parse(content);
  };
}

module.exports = { callsOf };

/**
 * @param {URL} url
 * @param {string} method
 * @param {string} secretKey
 * @param {unknown} body
 * @returns {Promise<http.IncomingMessage>}
 */
function send(url, method, secretKey, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, {
      method,
      // Reused connections may have been closed by a program that was stopped and started again.
      agent: false,
      headers: {
        authorization: `Bearer ${secretKey}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
    });
    request.once('response', resolve);
    request.once('error', (cause) => {
      const message = `There is no clerk-local at ${url.origin} (${cause.message}). It was stopped, or not started.`;
      reject(new ClerkLocalError('not-running', message, { cause }));
    });
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/**
 * The explanation in a response with Clerk's form of errors.
 *
 * @param {string} content
 * @returns {string | undefined}
 */
function reasonIn(content) {
  try {
    const [first] = JSON.parse(content).errors;
    return first.long_message || first.message;
  } catch {
    return undefined;
  }
}
