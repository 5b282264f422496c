'use strict';

const { fromNode, publicUrl } = require('../request/view');

/**
 * Whether cookies may decide about an upgrade. Browsers send them whatever site a page that opens a WebSocket is from
 * (RFC 6455 §10.2), and say which one it is: `Origin` is always there, but for the requests with which Socket.IO begins
 * on a page of the same origin. Programs that are no browsers say nothing, and choose their cookies themselves.
 *
 * @param {object} req
 * @param {string | string[]} [allowedOrigins] besides the app's own
 * @param {{ authorizedParties?: string | string[], strict?: boolean }} options authorized parties are front ends of the
 *   app, and so allowed too
 */
function isOriginAllowed(req, allowedOrigins, { authorizedParties, strict }) {
  const listed = [...readOrigins(allowedOrigins), ...[authorizedParties ?? []].flat()];
  const { origin, 'sec-fetch-site': site } = req.headers;
  if (origin === undefined) {
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  return listed.includes(origin) || isSameOrigin(origin, fromNode(req, strict));
}

/**
 * Whether a page is from where the app is: never where the request names no usable host. Behind a proxy that ends TLS
 * and does not say so, the app takes itself to be on `http`: a page on `https` with the same host is one of its own
 * then, but never the other way round.
 */
function isSameOrigin(origin, view) {
  const page = URL.canParse(origin) ? new URL(origin) : undefined;
  const app = publicUrl(view);
  return (
    page?.origin === origin && page.host === app?.host && (page.protocol === app.protocol || page.protocol === 'https:')
  );
}

function readOrigins(allowedOrigins) {
  const origins = allowedOrigins === undefined ? [] : [allowedOrigins].flat();
  const odd = origins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (odd === undefined && !origins.includes(undefined)) {
    return origins;
  }
  throw Object.assign(
    new TypeError(
      `Clerk: the option allowedOrigins of authenticateUpgrade() holds ${JSON.stringify(odd) ?? String(odd)}; expected origins ` +
        'as browsers send them, such as "https://app.example.com": a scheme and a host, without a path or a slash at the end.',
    ),
    { code: 'allowed-origins-invalid' },
  );
}

module.exports = { isOriginAllowed };
