'use strict';

const { webhookHeaderNames } = require('../native');
const { normalizeHeaders } = require('../request/headers');
const { usageError } = require('./refusal');

/** @import { Readable } from 'node:stream' */

/**
 * A request that carries a webhook. Only its headers are certain: what the body is depends on the framework.
 *
 * @typedef {Partial<Omit<Readable, 'read'>> & Partial<Pick<Request, 'arrayBuffer' | 'bodyUsed'>> & {
 *   headers: object,
 *   body?: unknown,
 *   rawBody?: unknown,
 *   baseUrl?: string,
 *   route?: { path?: unknown },
 * }} WebhookRequest
 */

const NAMES = webhookHeaderNames();

/**
 * Returns the values of the headers that the addon reads, in its order.
 *
 * @param {unknown} req
 * @returns {(string | undefined)[]}
 */
function headerValues(req) {
  const { headers } = /** @type {{ headers?: unknown }} */ (req ?? {});
  if (typeof headers !== 'object' || headers === null) {
    throw usageError({
      code: 'webhook-request-invalid',
      message:
        'Clerk: verifyWebhook() received a value without headers; expected a request of Express or of Node, or a Fetch Request.',
      action:
        'Pass c.req.raw in Hono, ctx.req in Koa, or ctx.request after a body parser, and the request itself in Fastify.',
    });
  }
  if (isHeaders(headers) && !(Symbol.iterator in headers)) {
    return NAMES.map((name) => headers.get(name) ?? undefined);
  }
  const byName = normalizeHeaders(headers);
  return NAMES.map((name) => /** @type {string | undefined} */ (byName[name]));
}

/**
 * Whether headers have the method `get()` of a Fetch `Headers`.
 *
 * @param {object} headers
 * @returns {headers is { get: (name: string) => string | null }}
 */
function isHeaders(headers) {
  return 'get' in headers && typeof headers.get === 'function';
}

module.exports = { headerValues, isHeaders };
