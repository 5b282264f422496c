'use strict';

const { send } = require('./http');

const maxRedirects = 10;

/**
 * @import { Response } from './http'
 *
 * @typedef {{ name: string, value: string }} Cookie
 *
 * @typedef {{ path: string, headers?: Record<string, string> }} Page
 */

/**
 * Opens a page like a browser: follows redirects and stores cookies. As in browsers, all ports of a host share its
 * cookies, and so do the app and `clerk-local`.
 *
 * @param {string} origin of the app
 * @param {Page} page
 * @returns {Promise<Response & { url: string, redirects: Response[], route: string }>} the last response, with its
 *   `url` without the origin, the `redirects` before it, and the `route`: the server of each response
 */
async function visit(origin, { path, headers = {} }) {
  const cookies = new Map(
    headers.cookie
      ?.split('; ')
      .map(parseCookie)
      .map(({ name, value }) => [name, value]),
  );
  /** @type {Response[]} */
  const redirects = [];
  const route = [];
  let milliseconds = 0;
  for (let url = new URL(path, origin); redirects.length <= maxRedirects;) {
    const response = await send(url.origin, {
      path: url.pathname + url.search,
      headers: {
        accept: 'text/html,application/xhtml+xml;q=0.9',
        'sec-fetch-dest': 'document',
        ...(cookies.size > 0 && { cookie: cookieHeader([...cookies].map(([name, value]) => ({ name, value }))) }),
      },
    });
    store(cookies, response.headers['set-cookie'] ?? []);
    route.push(url.origin === origin ? 'app' : 'clerk');
    milliseconds += response.milliseconds;
    if (response.headers.location === undefined) {
      return { ...response, milliseconds, url: url.href.replace(origin, ''), redirects, route: route.join(', ') };
    }
    redirects.push(response);
    url = new URL(response.headers.location, url);
  }
  throw new Error(`The browser was redirected more than ${maxRedirects} times while it opened ${path}.`);
}

/**
 * Returns the name and the value of a `Set-Cookie` header or a cookie pair, without attributes.
 *
 * @param {string} text
 * @returns {Cookie}
 */
function parseCookie(text) {
  const [pair] = text.split(';');
  const end = pair.indexOf('=');
  return { name: pair.slice(0, end), value: pair.slice(end + 1) };
}

/**
 * Serializes cookies for the `Cookie` header.
 *
 * @param {Cookie[]} cookies
 */
function cookieHeader(cookies) {
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

module.exports = { cookieHeader, parseCookie, visit };

/**
 * @param {Map<string, string>} cookies
 * @param {string[]} directives the `Set-Cookie` headers of a response
 */
function store(cookies, directives) {
  for (const directive of directives) {
    const { name, value } = parseCookie(directive);
    if (/; *max-age=0(;|$)/i.test(directive)) {
      cookies.delete(name);
    } else {
      cookies.set(name, value);
    }
  }
}
