'use strict';

/** Where the Frontend API is served unless the app says otherwise. */
const DEFAULT_PATH = '/__clerk';

/**
 * The option `frontendApiProxy`, read once.
 *
 * @param {unknown} option
 * @returns {{ path: string, enabled: false | ((url: URL) => boolean) }} `path` has no slash at its end
 * @throws {TypeError} with the code `frontend-api-proxy-invalid`
 */
function parseOption(option) {
  if (typeof option !== 'object' || option === null || !('enabled' in option)) {
    throw invalid(
      `the option frontendApiProxy ${typeof option === 'object' ? 'has no `enabled`' : `is of the type ${typeof option}`}; ` +
        'expected { enabled: true }, { enabled: false } or { enabled: (url) => … }, each with a `path` if you like.',
    );
  }
  return { path: parsePath(option.path), enabled: parseEnabled(option.enabled) };
}

function parseEnabled(enabled) {
  if (typeof enabled !== 'function') {
    return enabled ? () => true : false;
  }
  return (url) => {
    // A copy, because what is passed on follows from the address.
    const answer = enabled(new URL(url));
    if (typeof answer?.then === 'function') {
      // Any promise would count as a yes. It is not waited for, and its failure is not another one.
      Promise.resolve(answer).catch(() => {});
      throw invalid('frontendApiProxy.enabled gave a promise; expected true or false at once.');
    }
    return Boolean(answer);
  };
}

/** A path as it stands in addresses. One that is written otherwise would never be matched. */
function parsePath(path) {
  const text = path ?? DEFAULT_PATH;
  if (typeof text !== 'string') {
    throw invalid(`frontendApiProxy.path is of the type ${typeof text}; expected a path such as '${DEFAULT_PATH}'.`);
  }
  const trimmed = withoutSlashes(text);
  if (trimmed === '') {
    return DEFAULT_PATH;
  }
  const written = URL.canParse(`http://app${trimmed}`) ? withoutSlashes(new URL(`http://app${trimmed}`).pathname) : '';
  if (!trimmed.startsWith('/') || trimmed.startsWith('//') || trimmed !== written) {
    throw invalid(
      `frontendApiProxy.path is ${JSON.stringify(text)}; expected a path on the app's own origin that begins with one slash, ` +
        `without query, percent-encoded where it has to be, such as '${DEFAULT_PATH}'.`,
    );
  }
  return trimmed;
}

/** Without the slashes at its end; no regular expression, which would take its time over many slashes. */
function withoutSlashes(text) {
  let end = text.length;
  while (text[end - 1] === '/') {
    end -= 1;
  }
  return text.slice(0, end);
}

function invalid(message) {
  return Object.assign(new TypeError(`Clerk: ${message}`), { code: 'frontend-api-proxy-invalid' });
}

module.exports = { parseOption, withoutSlashes };
