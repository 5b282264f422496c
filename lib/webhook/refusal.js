'use strict';

const { codedError } = require('../errors/coded-error');

/** The status with which a refused request is answered when an app passes the error on; 400 for other codes. */
const STATUSES = { 'webhook-body-too-large': 413, 'webhook-body-timeout': 408 };

/** The codes of refused requests; errors with other codes are the app's own faults. */
const REFUSALS = /^webhook-(?!signing-secret-)/;

/** Paths of routes that advice may repeat: others may hold what the client has sent. */
const PLAIN_PATH = /^\/[\w\-./:]{0,100}$/;

/**
 * An error about a request that is not accepted. Express, Koa and Fastify answer with its status.
 *
 * @param {{ code: string, message: string, action?: string, cause?: unknown }} fault
 */
function refusal(fault) {
  return asRefusal(codedError(fault));
}

/** An error about how the function was called. */
function misused(fault) {
  return codedError(fault, TypeError);
}

/** An error with the status that goes with its code, where that is the code of a refusal. */
function asRefusal(error) {
  if (!REFUSALS.test(error.code)) {
    return error;
  }
  const status = STATUSES[error.code] ?? 400;
  return Object.assign(error, { status, statusCode: status });
}

/** Explains a mismatch where the signed bytes are gone, because a parser has parsed the body. */
function parsedBody(req) {
  return (cause) =>
    refusal({
      code: 'webhook-body-parsed',
      message:
        'Clerk: a parser has parsed the body of the webhook, and writing it as JSON again does not give the bytes that were signed.',
      action:
        'Move the line app.use(express.json()) below the route of the webhook, and let the route take the bytes:\n\n' +
        `  app.post('${pathOf(req)}', express.raw({ type: 'application/json' }), handler);\n` +
        '  app.use(express.json());\n\n' +
        'Where the line has to stay, keep the bytes: express.json({ verify: (req, res, bytes) => { req.rawBody = bytes; } }). ' +
        'If the error remains, check whether the signing secret is that of this endpoint.',
      cause,
    });
}

/** The path of the route, as the app wrote it. */
function pathOf({ baseUrl = '', route }) {
  const path = `${baseUrl}${route?.path}`;
  return PLAIN_PATH.test(path) && typeof route?.path === 'string' ? path : '/webhooks';
}

module.exports = { asRefusal, misused, parsedBody, refusal };
