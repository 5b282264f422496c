'use strict';

const { withoutSlashes } = require('./option');

/**
 * Suffixes of hosts of Clerk's own test instances, each with where its Frontend API is; for all others it is the last.
 */
const LEGACY_SUFFIXES = ['.lcl.dev', '.lclstage.dev', '.lclclerk.com'];
const LOCAL_SUFFIXES = ['.lcl.dev', 'lclstage.dev', '.lclclerk.com', '.accounts.lclclerk.com'];
const STAGING_SUFFIXES = ['.accountsstage.dev'];
const LOCAL = 'https://frontend-api.lclclerk.com';
const STAGING = 'https://frontend-api.clerkstage.dev';
const PRODUCTION = 'https://frontend-api.clerk.dev';

/**
 * Where the Frontend API is: `CLERK_FAPI_URL`, else by the host in the publishable key.
 *
 * @param {string} publishableKey
 * @param {string | undefined} override the value of `CLERK_FAPI_URL`
 * @returns {URL} without slash at its end, unless its path is `/`
 * @throws {Error} tells what is wrong with `CLERK_FAPI_URL`, without showing it: it may hold a password
 */
function frontendApi(publishableKey, override) {
  const text = override || frontendApiOf(publishableKey);
  if (!URL.canParse(text)) {
    throw new Error('CLERK_FAPI_URL is no URL; expected one such as https://frontend-api.clerk.dev.');
  }
  const url = new URL(text);
  const fault =
    (!/^https?:$/.test(url.protocol) &&
      `has the scheme ${JSON.stringify(url.protocol.slice(0, -1).slice(0, 20))}; expected http or https`) ||
    ((url.username || url.password) && 'holds a user name or a password; expected none') ||
    ((url.search || url.hash) && 'has a query or a fragment; expected none');
  if (fault) {
    throw new Error(`CLERK_FAPI_URL ${fault}.`);
  }
  url.pathname = withoutSlashes(url.pathname);
  return url;
}

/** By the publishable key alone. A key that cannot be read is one of production, as for Clerk's SDK. */
function frontendApiOf(publishableKey) {
  const host = hostOf(publishableKey);
  const endsWith = (suffix) => host.endsWith(suffix);
  if (host.startsWith('clerk.') && LEGACY_SUFFIXES.some(endsWith)) {
    return PRODUCTION;
  }
  if (LOCAL_SUFFIXES.some(endsWith)) {
    return LOCAL;
  }
  return STAGING_SUFFIXES.some(endsWith) ? STAGING : PRODUCTION;
}

/** The Frontend API host that a publishable key encodes; an empty string if the key is invalid. */
function hostOf(publishableKey) {
  const [, encoded] = /^pk_(?:live|test)_([^_]+)$/.exec(publishableKey) ?? [];
  let decoded = '';
  try {
    decoded = atob(encoded ?? '');
  } catch {
    // No base64, so no key.
  }
  return /^[^$]*\.[^$]*\$$/.test(decoded) ? decoded.slice(0, -1) : '';
}

/**
 * The address at the Frontend API that stands for one at the proxy.
 *
 * @param {URL} base where the Frontend API is
 * @param {string} path what follows the proxy's own path; begins with a slash, or is empty
 * @param {string} search
 * @returns {URL | undefined} nothing where it would not be an address of the Frontend API: the secret key is sent there
 */
function targetBelow(base, path, search) {
  const root = base.pathname === '/' ? '' : base.pathname;
  const text = `${base.origin}${root}${path || '/'}`;
  if (hasDotSegment(path) || !URL.canParse(text)) {
    return undefined;
  }
  // The joined address is looked at, as its reader understands it, and not its parts.
  const target = new URL(text);
  target.search = search;
  const isOwn = target.origin === base.origin && target.username === '' && target.password === '';
  return isOwn && target.pathname.startsWith(`${root}/`) ? target : undefined;
}

/** How many layers of percent-encoding are removed, as for the paths of the Backend API (`src/backend/path.rs`). */
const MAX_LAYERS = 10;

/**
 * `.` or `..` as a segment, also where a backslash separates it, or with a parameter as Java servers know them: `..;x`.
 */
// What follows a NUL, a tab or a blank is cut off by some servers, too.
const DOT_SEGMENT = /(?:^|[/\\])\.\.?(?:[;/\\\0\t ]|$)/;

/**
 * Whether a server that decodes the path, however often, could leave the place that it names. URL parsers resolve only
 * what is written as `..` or `%2e%2e`. A path that is encoded more often than that counts too.
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
