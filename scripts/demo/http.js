'use strict';

const http = require('node:http');

/** @typedef {{ status: number, headers: http.IncomingHttpHeaders, body: string, milliseconds: number }} Response */

/**
 * Sends one HTTP request exactly as described, without following redirects, adding headers or normalizing the path.
 *
 * @param {string} origin such as `http://127.0.0.1:3000`
 * @param {{ path: string, method?: string, headers?: Record<string, string>, body?: string }} message
 * @returns {Promise<Response>}
 */
function send(origin, { path, method = 'GET', headers = {}, body }) {
  const { protocol, hostname, port } = new URL(origin);
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request({ protocol, hostname, port, path, method, headers, timeout: 20_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.once('error', reject);
      response.once('end', () => {
        const milliseconds = performance.now() - start;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, milliseconds });
      });
    });
    request.once('timeout', () =>
      request.destroy(new Error(`${method} ${path} received no response within 20 seconds.`)),
    );
    request.once('error', reject);
    request.end(body);
  });
}

module.exports = { send };
