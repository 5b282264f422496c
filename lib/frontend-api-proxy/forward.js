'use strict';

const { validateHeaderValue } = require('node:http');
const { optionsOf } = require('../options/client-options');
const { ConfigurationError } = require('../errors/configuration-error');
const { frontendApiUrl, readEnvironment } = require('../options/environment');
const { messageOf } = require('../errors/message-of');
const { bodyOf } = require('./body');
const { exchange } = require('./exchange');
const { requestHeaders } = require('./headers');
const { refuse } = require('./refusal');
const { frontendApi, targetBelow } = require('./target');
const { isUnderPath, senderOf } = require('./url');

/** @import { AppRequest, AppResponse, Next, Options } from '../types' */

/**
 * Forwards one request to Clerk's Frontend API, and the response to the client.
 *
 * @param {AppRequest} req
 * @param {AppResponse} res
 * @param {Next} next is called with an error only, when the secret key cannot be sent
 * @param {{ url: URL, path: string, options: Options }} proxy the requested URL, the proxy's own path, and the options
 *   of the middleware
 */
function forward(req, res, next, { url, path, options }) {
  const body = bodyOf(req);
  if (body.fault) {
    refuse(res, body.fault.status, 'proxy_request_failed', body.fault.message);
    return;
  }
  const { publishableKey, secretKey } = keysOf(options);
  if (!publishableKey || !secretKey) {
    refuse(res, 500, 'proxy_configuration_error', publishableKey ? MISSING.secretKey : MISSING.publishableKey);
    return;
  }
  let base;
  try {
    base = frontendApi(publishableKey, frontendApiUrl());
  } catch (error) {
    refuse(res, 500, 'proxy_configuration_error', messageOf(error));
    return;
  }
  const target = targetBelow(base, url.pathname.slice(path.length), url.search);
  if (target === undefined) {
    refuse(res, 400, 'proxy_request_failed', 'The path is not a valid path of the Frontend API.');
    return;
  }
  if (!isHeaderValue(secretKey)) {
    next(invalidKeyError());
    return;
  }
  const sender = senderOf(req, url, options.strict);
  if (isUnderPath(path, target) && [sender.host, new URL(sender.origin).host].includes(target.host)) {
    // The proxy would call itself until it ran out of sockets.
    refuse(res, 500, 'proxy_configuration_error', PROXY_LOOP);
    return;
  }
  const proxyUrl = `${sender.origin}${path}`;
  const headers = requestHeaders(req, sender, { proxyUrl, secretKey, host: base.host }, body);
  exchange(req, res, { base, target, proxyUrl, headers, body, debug: options.debug });
}

const MISSING = {
  publishableKey: 'The publishable key is missing. Set CLERK_PUBLISHABLE_KEY, or pass the option publishableKey.',
  secretKey: 'The secret key is missing. Set CLERK_SECRET_KEY, or pass the option secretKey.',
};

const PROXY_LOOP =
  'CLERK_FAPI_URL is the URL of this proxy. Unset it, or set it to that of another Frontend API, such as one for tests; ' +
  "the proxy's own URL is the option proxyUrl.";

/**
 * Returns the keys that the middleware also authenticates with: of the options, of the environment, or of the client.
 *
 * @param {Options} options
 */
function keysOf(options) {
  const environment = readEnvironment();
  const client = optionsOf(options.clerkClient || undefined);
  const keyOf = (/** @type {'publishableKey' | 'secretKey'} */ name) => {
    const key = options[name] || environment[name] || client[name];
    return typeof key === 'string' ? key.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '') : undefined;
  };
  return { publishableKey: keyOf('publishableKey'), secretKey: keyOf('secretKey') };
}

/** @param {string} value */
function isHeaderValue(value) {
  try {
    validateHeaderValue('clerk-secret-key', value);
    return true;
  } catch {
    return false;
  }
}

function invalidKeyError() {
  return new ConfigurationError(
    'secret-key-invalid',
    'Clerk: the secret key (CLERK_SECRET_KEY or `secretKey`) contains a character that an HTTP header cannot carry, such as a line break.',
    {
      action:
        'Copy it from the Clerk Dashboard under API keys; it is one line without quotation marks and starts with sk_.',
      name: 'Error',
    },
  );
}

module.exports = { forward };
