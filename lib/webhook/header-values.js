'use strict';

const { webhookHeaderNames } = require('../native');
const { misused } = require('./refusal');

const NAMES = webhookHeaderNames();

/**
 * The values of the headers that the addon asks for, in its order.
 *
 * @param {object} req
 * @returns {(string | undefined)[]}
 */
function headerValues(req) {
  const headers = req?.headers;
  if (typeof headers !== 'object' || headers === null) {
    throw misused({
      code: 'webhook-request-invalid',
      message: 'Clerk: verifyWebhook() was called with a value that has no headers; expected a request of Express or of Node, or a Fetch Request.',
      action: 'Pass c.req.raw in Hono, ctx.req in Koa, or ctx.request after a body parser, and the request itself in Fastify.',
    });
  }
  if (typeof headers.get === 'function') {
    return NAMES.map((name) => headers.get(name) ?? undefined);
  }
  const values = NAMES.map(() => undefined);
  // Node's names are in lower case; those of a request that an adapter has made need not be.
  for (const name of Object.keys(headers)) {
    const index = NAMES.indexOf(name.toLowerCase());
    if (index >= 0) {
      values[index] = joined([values[index], headers[name]].flat());
    }
  }
  return values;
}

/** One value, put together as Node does it. */
function joined(values) {
  const present = values.filter((value) => value != null);
  return present.length === 0 ? undefined : present.map(String).join(', ');
}

module.exports = { headerValues };
