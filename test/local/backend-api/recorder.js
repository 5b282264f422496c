'use strict';

const { serve } = require('../../support/server');

/**
 * A server between a client and clerk-local, which remembers the responses.
 *
 * @param {string} origin of clerk-local
 */
async function record(origin) {
  /** @type {{ verb: string, path: string, status: number, body: any }[]} */
  const responses = [];
  const { origin: own } = await serve(async (request, response) => {
    const headers = { ...request.headers };
    for (const name of ['host', 'connection', 'content-length', 'transfer-encoding']) {
      delete headers[name];
    }
    const chunks = await request.toArray();
    const answer = await fetch(origin + request.url, {
      method: request.method,
      headers: /** @type {Record<string, string>} */ (headers),
      body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type') === 'application/json';
    responses.push({
      verb: String(request.method),
      path: String(request.url).replace(/\?.*/, ''),
      status: answer.status,
      body: isJson ? JSON.parse(text) : undefined,
    });
    response.writeHead(answer.status, isJson ? { 'content-type': 'application/json' } : {}).end(text);
  });
  return { origin: own, responses };
}

module.exports = { record };
