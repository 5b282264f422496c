'use strict';

const { validateHeaderValue } = require('node:http');
const { optionsOf } = require('../options/client-options');
const { codedError } = require('../errors/coded-error');
const { frontendApiUrl, readEnvironment } = require('../options/environment');
const { isBelow, senderOf } = require('./address');
const { bodyOf } = require('./body');
const { exchange } = require('./exchange');
const { requestHeaders } = require('./headers');
const { refuse } = require('./refusal');
const { frontendApi, targetBelow } = require('./target');

/**
 * Passes one request on to Clerk's Frontend API, and the answer back.
 *
 * @param {object} req
 * @param {object} res
 * @param {Function} next is called with an error only, when the secret key cannot be sent
 * @param {{ url: URL, path: string, options: object }} proxy the address asked for, the proxy's own path, and the
 *   options of
 *   the middleware
 */
function passOn(req, res, next, { url, path, options }) {
  const body = bodyOf(req);
  if (body.fault) {
    refuse(res, body.fault.status, 'proxy_request_failed', body.fault.message);
    return;
  }
  const { publishableKey, secretKey } = keysOf(options);
  const missing = (!publishableKey && MISSING.publishableKey) || (!secretKey && MISSING.secretKey);
  if (missing) {
    refuse(res, 500, 'proxy_configuration_error', missing);
    return;
  }
  let base;
  try {
    base = frontendApi(publishableKey, frontendApiUrl());
  } catch ({ message }) {
    refuse(res, 500, 'proxy_configuration_error', message);
    return;
  }
  const target = targetBelow(base, url.pathname.slice(path.length), url.search);
  if (target === undefined) {
    refuse(res, 400, 'proxy_request_failed', 'The path leads to no address of the Frontend API.');
    return;
  }
  if (!canBeSent(secretKey)) {
    next(unsendable());
    return;
  }
  const sender = senderOf(req, url, options.strict);
  if (isBelow(path, target) && [sender.host, new URL(sender.origin).host].includes(target.host)) {
    // One request would become as many as there are sockets.
    refuse(res, 500, 'proxy_configuration_error', LEADS_BACK);
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

const LEADS_BACK =
  'CLERK_FAPI_URL leads back to this proxy. Unset it, unless it is the address of another Frontend API, such as that of a test; ' +
  "the proxy's own address is the option proxyUrl.";

/** The keys by which the middleware authenticates too: of the options, of the environment, of the client. */
function keysOf(options) {
  const environment = readEnvironment();
  const client = optionsOf(options.clerkClient || undefined);
  const keyOf = (name) => {
    const key = options[name] || environment[name] || client[name];
    return typeof key === 'string' ? key.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '') : undefined;
  };
  return { publishableKey: keyOf('publishableKey'), secretKey: keyOf('secretKey') };
}

function canBeSent(secretKey) {
  try {
    validateHeaderValue('clerk-secret-key', secretKey);
    return true;
  } catch {
    return false;
  }
}

function unsendable() {
  return codedError({
    code: 'secret-key-invalid',
    message:
      'Clerk: the secret key (CLERK_SECRET_KEY or `secretKey`) contains a character that an HTTP header cannot carry, such as a line break.',
    action:
      'Copy it from the Clerk Dashboard under API keys; it is one line without quotation marks and starts with sk_.',
  });
}

module.exports = { passOn };
