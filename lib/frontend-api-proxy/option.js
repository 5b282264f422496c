'use strict';

const { ConfigurationError } = require('../errors/configuration-error');

/** The path of the Frontend API by default. */
const DEFAULT_PATH = '/__clerk';

/**
 * Parses the option `frontendApiProxy`.
 *
 * @param {unknown} option
 * @returns {{ path: string, enabled: false | ((url: URL) => boolean) }} `path` has no trailing slash
 * @throws {TypeError} with the code `frontend-api-proxy-invalid`
 */
function parseOption(option) {
  if (typeof option !== 'object' || option === null || !('enabled' in option)) {
    throw invalid(
      `the option frontendApiProxy ${typeof option === 'object' ? 'has no `enabled`' : `is of the type ${typeof option}`}; ` +
        'expected { enabled: true }, { enabled: false } or { enabled: (url) => … }, each with an optional `path`.',
    );
  }
  const { path, enabled } = /** @type {Record<string, unknown>} */ (option);
  return { path: parsePath(path), enabled: parseEnabled(enabled) };
}

/**
 * @param {unknown} enabled
 * @returns {false | ((url: URL) => boolean)}
 */
function parseEnabled(enabled) {
  if (typeof enabled !== 'function') {
    return enabled ? () => true : false;
  }
  return (url) => {
    // A copy, because forwarding depends on the URL.
    const result = enabled(new URL(url));
    if (typeof result?.then === 'function') {
      // Any promise would count as `true`. It is not awaited, and its rejection is handled.
      Promise.resolve(result).catch(() => {});
      throw invalid('frontendApiProxy.enabled returned a promise; expected true or false.');
    }
    return Boolean(result);
  };
}

/**
 * Returns the path as it appears in URLs. One that is written differently would never match.
 *
 * @param {unknown} path
 */
function parsePath(path) {
  const given = path ?? DEFAULT_PATH;
  if (typeof given !== 'string') {
    throw invalid(`frontendApiProxy.path is of the type ${typeof given}; expected a path such as '${DEFAULT_PATH}'.`);
  }
  const trimmed = trimTrailingSlashes(given);
  if (trimmed === '') {
    return DEFAULT_PATH;
  }
  const url = URL.canParse(`http://app${trimmed}`) ? new URL(`http://app${trimmed}`) : undefined;
  const normalized = url === undefined ? '' : trimTrailingSlashes(url.pathname);
  if (!trimmed.startsWith('/') || trimmed.startsWith('//') || trimmed !== normalized) {
    throw invalid(
      `frontendApiProxy.path is ${JSON.stringify(given)}; expected a path on the app's own origin that begins with one slash, ` +
        `without a query, and percent-encoded where necessary, such as '${DEFAULT_PATH}'.`,
    );
  }
  return trimmed;
}

/**
 * Removes trailing slashes. No regular expression: this must stay linear on hostile input.
 *
 * @param {string} path
 */
function trimTrailingSlashes(path) {
  let end = path.length;
  while (path[end - 1] === '/') {
    end -= 1;
  }
  return path.slice(0, end);
}

/** @param {string} message */
function invalid(message) {
  return new ConfigurationError('frontend-api-proxy-invalid', `Clerk: ${message}`);
}

module.exports = { parseOption, trimTrailingSlashes };
