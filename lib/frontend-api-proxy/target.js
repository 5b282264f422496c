'use strict';

const native = require('../native');
const { trimTrailingSlashes } = require('./option');

/**
 * Returns the URL of the Frontend API: `CLERK_FAPI_URL`, or that of the publishable key.
 *
 * @param {string} publishableKey
 * @param {string | undefined} override the value of `CLERK_FAPI_URL`
 * @returns {URL} without a trailing slash, unless its path is `/`
 * @throws {Error} that says what is wrong with `CLERK_FAPI_URL`, without its value: it may contain a password
 */
function frontendApi(publishableKey, override) {
  const text = override || native.sharedFrontendApi(publishableKey);
  if (!URL.canParse(text)) {
    throw new Error('CLERK_FAPI_URL is not a valid URL; expected something like https://frontend-api.clerk.dev.');
  }
  const url = new URL(text);
  const fault =
    (!/^https?:$/.test(url.protocol) &&
      `has the scheme ${JSON.stringify(url.protocol.slice(0, -1).slice(0, 20))}; expected http or https`) ||
    ((url.username || url.password) && 'contains a user name or a password; expected none') ||
    ((url.search || url.hash) && 'has a query or a fragment; expected none');
  if (fault) {
    throw new Error(`CLERK_FAPI_URL ${fault}.`);
  }
  url.pathname = trimTrailingSlashes(url.pathname);
  return url;
}

/**
 * Returns the URL at the Frontend API for one at the proxy.
 *
 * @param {URL} base of the Frontend API
 * @param {string} path what follows the proxy's own path; begins with a slash, or is empty
 * @param {string} search
 * @returns {URL | undefined} `undefined` where it would not be a URL of the Frontend API: the secret key is sent there
 */
function targetBelow(base, path, search) {
  const root = base.pathname === '/' ? '' : base.pathname;
  const text = `${base.origin}${root}${path || '/'}`;
  if (REMOVED.test(path) || hasDotSegment(path) || !URL.canParse(text)) {
    return undefined;
  }
  // Checks the joined URL as a parser reads it, not its parts.
  const target = new URL(text);
  target.search = search;
  const isOwn = target.origin === base.origin && target.username === '' && target.password === '';
  return isOwn && target.pathname.startsWith(`${root}/`) ? target : undefined;
}

/** What URL parsers remove, so that another path would be sent than was checked. */
const REMOVED = /[\t\n\r]/;

/** How many layers of percent-encoding are decoded, as for the paths of the Backend API (`src/backend/path.rs`). */
const MAX_LAYERS = 10;

/**
 * `.` or `..` as a segment, also next to a backslash, or with a parameter as Java servers read them: `..;x`. Some
 * servers also cut off what follows a NUL, a tab or a space.
 */
const DOT_SEGMENT = /(?:^|[/\\])\.\.?(?:[;/\\\0\t ]|$)/;

/**
 * Whether a server that decodes the path, any number of times, could leave its folder. URL parsers resolve only `..`
 * and `%2e%2e`. A path with more layers of encoding than the maximum counts too.
 *
 * @param {string} path
 */
function hasDotSegment(path) {
  let decoded = path;
  for (let layer = 0; layer <= MAX_LAYERS; layer += 1) {
    const next = decoded.replace(/%([\da-f]{2})/gi, (_match, code) => String.fromCharCode(parseInt(code, 16)));
    if (next === decoded) {
      return DOT_SEGMENT.test(decoded);
    }
    decoded = next;
  }
  return true;
}

module.exports = { frontendApi, targetBelow };
