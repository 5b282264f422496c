'use strict';

const { codedError } = require('../errors/coded-error');

/** @typedef {{ code: string, message: string, action?: string, cause?: unknown }} Fault */

/** @typedef {Error & { code?: string }} CodedError */

/**
 * HTTP status by error code; 400 if not listed.
 *
 * @type {Record<string, number>}
 */
const STATUSES = { 'webhook-body-too-large': 413, 'webhook-body-timeout': 408 };

/** The codes of rejected requests; other codes are faults of the app. */
const REFUSALS = /^webhook-(?!signing-secret-)/;

/** Paths of routes that advice may repeat: others may contain what the client has sent. */
const PLAIN_PATH = /^\/[\w\-./:]{0,100}$/;

/**
 * Creates the error for a rejected request. Express, Koa and Fastify respond with its status.
 *
 * @param {Fault} fault
 */
function refusal(fault) {
  return asRefusal(codedError(fault));
}

/**
 * Creates the error for an incorrect call of the function.
 *
 * @param {Fault} fault
 */
function usageError(fault) {
  return codedError(fault, TypeError);
}

/**
 * Adds the status to an error whose code is that of a rejected request.
 *
 * @param {CodedError} error
 */
function asRefusal(error) {
  const { code = '' } = error;
  if (!REFUSALS.test(code)) {
    return error;
  }
  const status = STATUSES[code] ?? 400;
  return Object.assign(error, { status, statusCode: status });
}

/**
 * Returns what converts a mismatch to an error that explains it: a parser has consumed the signed bytes.
 *
 * @param {{ baseUrl?: string, route?: { path?: unknown } }} req
 * @returns {(cause: CodedError) => CodedError}
 */
function parsedBodyError(req) {
  return (cause) =>
    refusal({
      code: 'webhook-body-parsed',
      message:
        'Clerk: the webhook body was parsed before it could be verified, and serializing it again does not give the signed bytes.',
      action:
        'Move the line app.use(express.json()) below the route of the webhook, and let the route take the bytes:\n\n' +
        `  app.post('${pathOf(req)}', express.raw({ type: 'application/json' }), handler);\n` +
        '  app.use(express.json());\n\n' +
        'If the line has to stay, keep the bytes: express.json({ verify: (req, res, bytes) => { req.rawBody = bytes; } }). ' +
        'If the error remains, check whether the signing secret is that of this endpoint.',
      cause,
    });
}

/**
 * Returns the path of the route, as the app wrote it.
 *
 * @param {{ baseUrl?: string, route?: { path?: unknown } }} req
 */
function pathOf({ baseUrl = '', route }) {
  const path = `${baseUrl}${route?.path}`;
  return PLAIN_PATH.test(path) && typeof route?.path === 'string' ? path : '/webhooks';
}

module.exports = { asRefusal, parsedBodyError, refusal, usageError };
