'use strict';

/**
 * The proxy that a request to a URL takes, by the rules of the addon's HTTP client: the variable of the scheme, else
 * `ALL_PROXY`, unless `NO_PROXY` names the host, a domain above it, or `*`.
 *
 * @param {string} url
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ variable: string, host: string } | undefined} `host` without the proxy's user name and password
 */
function proxyFor(url, env) {
  const { protocol, hostname } = new URL(url);
  if (isExempt(hostname, env.NO_PROXY || env.no_proxy || '')) {
    return undefined;
  }
  const scheme = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const variable = [scheme, scheme.toLowerCase(), 'ALL_PROXY', 'all_proxy'].find((name) => env[name]);
  if (variable === undefined) {
    return undefined;
  }
  const value = env[variable] ?? '';
  const text = value.includes('://') ? value : `http://${value}`;
  return { variable, host: URL.canParse(text) ? new URL(text).host : 'a proxy whose URL cannot be read' };
}

/**
 * @param {string} hostname
 * @param {string} list
 */
function isExempt(hostname, list) {
  const names = list.split(',').map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/^\*?\./, ''),
  );
  return names.some((name) => name !== '' && (name === '*' || hostname === name || hostname.endsWith(`.${name}`)));
}

module.exports = { proxyFor };
