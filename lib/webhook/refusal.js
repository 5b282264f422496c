'use strict';

/** What a refused request is answered with where an app hands the error on; 400 unless it stands here. */
const STATUSES = { 'webhook-body-too-large': 413, 'webhook-body-timeout': 408 };

/** Of what is thrown, the refusals of requests: not the app's own faults. */
const REFUSALS = /^webhook-(?!signing-secret-)/;

/** Paths of routes that a message may repeat: they may hold what the client has sent. */
const PLAIN_PATH = /^\/[\w\-./:]{0,100}$/;

/** An error about a request that is not accepted. Express, Koa and Fastify answer with its status. */
function refusal(code, message, cause) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  return asRefusal(Object.assign(error, { code }));
}

/** An error about how the function was called. */
function misused(code, message, cause) {
  return Object.assign(new TypeError(message, cause === undefined ? undefined : { cause }), { code });
}

/** An error that the addon has made, with the status that goes with its code. */
function asRefusal(error) {
  if (!REFUSALS.test(error.code)) {
    return error;
  }
  const status = STATUSES[error.code] ?? 400;
  return Object.assign(error, { status, statusCode: status });
}

/** Explains a mismatch where the signed bytes are gone, because a parser has taken the body apart. */
function parsedBody(req) {
  return (cause) =>
    refusal(
      'webhook-body-parsed',
      'Clerk: a parser has taken the body of the webhook apart, and put together again it is not what was signed. Move the ' +
        'line app.use(express.json()) below the route of the webhook, and have the route take the bytes:\n\n' +
        `  app.post('${pathOf(req)}', express.raw({ type: 'application/json' }), handler);\n` +
        '  app.use(express.json());\n\n' +
        'Where the line has to stay, keep the bytes: express.json({ verify: (req, res, bytes) => { req.rawBody = bytes; } }). ' +
        'If this remains, see whether the signing secret belongs to this endpoint.',
      cause,
    );
}

/** The path of the route, as the app wrote it. */
function pathOf({ baseUrl = '', route }) {
  const path = `${baseUrl}${route?.path}`;
  return PLAIN_PATH.test(path) && typeof route?.path === 'string' ? path : '/webhooks';
}

module.exports = { asRefusal, misused, parsedBody, refusal };
