'use strict';

const { ConfigurationError } = require('../errors/configuration-error');
const { fromNode, publicUrl } = require('../request/view');

/** @import { NormalizedRequest, Options, View } from '../types' */

/**
 * Whether cookies may authenticate an upgrade. Browsers send them with a WebSocket that a page of any site opens (RFC
 * 6455 §10.2), and name the page's origin in `Origin`, except in the first requests of Socket.IO on a page of the same
 * origin. Other clients name no origin, and choose their cookies themselves.
 *
 * @param {NormalizedRequest} req
 * @param {unknown} allowedOrigins in addition to the app's own
 * @param {Options} options authorized parties are front ends of the app, and so allowed too
 */
function isOriginAllowed(req, allowedOrigins, { authorizedParties, strict }) {
  const allowed = [...parseOrigins(allowedOrigins), ...[authorizedParties ?? []].flat()];
  const { origin, 'sec-fetch-site': site } = req.headers;
  if (origin === undefined) {
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  return allowed.includes(origin) || isSameOrigin(String(origin), fromNode(req, strict));
}

/**
 * Whether a page has the app's origin: never where the request names no usable host. An app after a proxy that
 * terminates TLS without saying so takes itself to be on `http`, so that a page on `https` with the same host is also
 * allowed, but not the reverse.
 *
 * @param {string} origin
 * @param {View} view
 */
function isSameOrigin(origin, view) {
  const page = URL.canParse(origin) ? new URL(origin) : undefined;
  const app = publicUrl(view);
  if (page === undefined || app === undefined || page.origin !== origin) {
    return false;
  }
  return page.host === app.host && (page.protocol === app.protocol || page.protocol === 'https:');
}

/**
 * @param {unknown} allowedOrigins
 * @returns {unknown[]}
 */
function parseOrigins(allowedOrigins) {
  const origins = allowedOrigins === undefined ? [] : [allowedOrigins].flat();
  const index = origins.findIndex((origin) => !isOrigin(origin));
  if (index < 0) {
    return origins;
  }
  const invalid = origins[index];
  throw new ConfigurationError(
    'allowed-origins-invalid',
    `Clerk: the option allowedOrigins of authenticateUpgrade() contains ${JSON.stringify(invalid) ?? String(invalid)}; ` +
      'expected origins as browsers send them, such as "https://app.example.com": a scheme and a host, without a path ' +
      'or a trailing slash.',
  );
}

/** @param {unknown} value */
function isOrigin(value) {
  return typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value;
}

module.exports = { isOriginAllowed };
