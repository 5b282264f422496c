'use strict';

const http = require('node:http');
const { createHmac } = require('node:crypto');
const { once } = require('node:events');
const { secondsFromNow } = require('./tokens');

/** The signing secret of an endpoint, and that of another. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER_SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

const EVENT = {
  type: 'user.created',
  object: 'event',
  data: { id: 'user_1', first_name: 'Adél', object: 'user' },
  event_attributes: { http_request: { client_ip: '0.0.0.0', user_agent: 'curl' } },
  timestamp: 1_716_883_200_000,
  instance_id: 'ins_1',
};

/** An event as Clerk sends it: pretty-printed, so that parsing and serializing it changes the bytes. */
const BODY = JSON.stringify(EVENT, null, 2);

/**
 * @typedef {{ id?: string, timestamp?: number | string, secret?: string, version?: string }} Details
 */

/**
 * One signature, as in the header.
 *
 * @param {string | Uint8Array} body
 * @param {Details} [details]
 */
function signature(body, { id = 'msg_1', timestamp = secondsFromNow(0), secret = SECRET, version = 'v1' } = {}) {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `${version},${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

/**
 * The headers of a webhook, with names that start with `prefix`.
 *
 * @param {string | Uint8Array} body
 * @param {Details & { prefix?: string }} [details]
 */
function signedHeaders(body, { id = 'msg_1', timestamp = secondsFromNow(0), prefix = 'svix', ...details } = {}) {
  return {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: String(timestamp),
    [`${prefix}-signature`]: signature(body, { id, timestamp, ...details }),
  };
}

/**
 * Sends a body to a server and resolves with the response.
 *
 * @param {string} origin
 * @param {string | Uint8Array} body
 * @param {{ method?: string, path?: string, headers?: http.OutgoingHttpHeaders }} [request]
 */
async function post(origin, body, { method = 'POST', path = '/webhooks', headers = signedHeaders(body) } = {}) {
  const { hostname, port } = new URL(origin);
  const length = Buffer.byteLength(body);
  const request = http.request({
    agent: false,
    hostname,
    port,
    method,
    path,
    headers: { 'content-type': 'application/json', 'content-length': length, ...headers },
  });
  request.end(body);
  const [response] = await once(request, 'response');
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
  }
  return { status: response.statusCode, text };
}

module.exports = { BODY, EVENT, OTHER_SECRET, SECRET, post, signature, signedHeaders };
