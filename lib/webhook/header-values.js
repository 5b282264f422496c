'use strict';

const { webhookHeaderNames } = require('../native');
const { normalizeHeaders } = require('../request/headers');
const { misused } = require('./refusal');

const NAMES = webhookHeaderNames();

/**
 * The values of the headers that the addon asks for, in its order.
 *
 * @param {object} req
 * @returns {(string | undefined)[]}
 */
function headerValues(req) {
  if (typeof req?.headers !== 'object' || req.headers === null) {
    throw misused({
      code: 'webhook-request-invalid',
      message:
        'Clerk: verifyWebhook() was called with a value that has no headers; expected a request of Express or of Node, or a Fetch Request.',
      action:
        'Pass c.req.raw in Hono, ctx.req in Koa, or ctx.request after a body parser, and the request itself in Fastify.',
    });
  }
  if (typeof req.headers.get === 'function' && typeof req.headers[Symbol.iterator] !== 'function') {
    return NAMES.map((name) => req.headers.get(name) ?? undefined);
  }
  const headers = normalizeHeaders(req.headers);
  return NAMES.map((name) => headers[name]);
}

module.exports = { headerValues };
