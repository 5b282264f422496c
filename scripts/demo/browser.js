'use strict';

const { send } = require('./http');

const mostRedirects = 10;

/**
 * Opens a page as a browser does: follows redirects and keeps cookies on the way. As in browsers, one host's cookies
 * are the same on all its ports, so the app and `clerk-local` share them.
 *
 * @param {string} origin of the app
 * @param {{ path: string, headers?: { cookie?: string } }} page
 * @returns the last response, with its `url` below the origin, the `redirects` before it, and the `route`: who answered
 */
async function visit(origin, { path, headers = {} }) {
  const cookies = new Map(headers.cookie?.split('; ').map((pair) => Object.values(parseCookie(pair))));
  const redirects = [];
  const route = [];
  let milliseconds = 0;
  for (let url = new URL(path, origin); redirects.length <= mostRedirects;) {
    const response = await send(url.origin, {
      path: url.pathname + url.search,
      headers: {
        accept: 'text/html,application/xhtml+xml;q=0.9',
        'sec-fetch-dest': 'document',
        ...(cookies.size > 0 && { cookie: cookieHeader([...cookies].map(([name, value]) => ({ name, value }))) }),
      },
    });
    keep(cookies, response.headers['set-cookie'] ?? []);
    route.push(url.origin === origin ? 'app' : 'clerk');
    milliseconds += response.milliseconds;
    if (response.headers.location === undefined) {
      return { ...response, milliseconds, url: url.href.replace(origin, ''), redirects, route: route.join(', ') };
    }
    redirects.push(response);
    url = new URL(response.headers.location, url);
  }
  throw new Error(`The browser was redirected more than ${mostRedirects} times on its way to ${path}.`);
}

/** The name and the value of a cookie, without its attributes. */
function parseCookie(text) {
  const [pair] = text.split(';');
  const end = pair.indexOf('=');
  return { name: pair.slice(0, end), value: pair.slice(end + 1) };
}

/** The header `Cookie`. */
function cookieHeader(cookies) {
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

module.exports = { cookieHeader, parseCookie, visit };

function keep(cookies, directives) {
  for (const directive of directives) {
    const { name, value } = parseCookie(directive);
    if (/; *max-age=0(;|$)/i.test(directive)) {
      cookies.delete(name);
    } else {
      cookies.set(name, value);
    }
  }
}
