'use strict';

const { OPTION_VARIABLES, OTHER_VARIABLES } = require('../../lib/options/environment');

const FILE = 'docs/reference/environment.md';
const MARK = '<!-- Generated from lib/options/environment.js by `npm run generate`. Do not edit. -->';

/** What each variable of the table in `lib/options/environment.js` means. */
const CLERK = {
  CLERK_PUBLISHABLE_KEY: 'The publishable key, which identifies the instance; starts with `pk_`. Required.',
  CLERK_SECRET_KEY:
    'The secret key, used to call the Backend API and to fetch the signing keys; starts with `sk_`. Required.',
  CLERK_MACHINE_SECRET_KEY:
    'The secret key of a machine, used to verify M2M tokens; starts with `ak_`. Otherwise the secret key is used.',
  CLERK_JWT_KEY:
    "The instance's public key in PEM format; line breaks may be written as `\\n`. No keys are fetched if it is set.",
  CLERK_DOMAIN: 'The domain of a satellite app.',
  CLERK_IS_SATELLITE: 'Whether the app is a satellite: `true` in any case, or a number above zero.',
  CLERK_PROXY_URL: 'Where the app proxies the Frontend API: a URL, or a path on its own origin.',
  CLERK_SIGN_IN_URL: 'The sign-in page, to which guards redirect.',
  CLERK_API_URL: 'Base URL of the Backend API. Default: `https://api.clerk.com`.',
  CLERK_API_VERSION: 'Version segment in the paths of the Backend API. Default: `v1`.',
  CLERK_WEBHOOK_SIGNING_SECRET:
    'The signing secret of the webhook endpoint; starts with `whsec_`. For `verifyWebhook()`.',
  CLERK_FAPI_URL:
    'Another Frontend API for the [Frontend API proxy](../guides/frontend-api-proxy.md), such as that of a test.',
  CLERK_DISABLE_AUTO_PROXY: 'Turns off the proxy that Vercel provides automatically: `true`, or a number above zero.',
  VERCEL_TARGET_ENV:
    'Set by Vercel. With `production`, and live keys, Vercel may proxy the Frontend API at `/__clerk`.',
  VERCEL_PROJECT_PRODUCTION_URL: 'Set by Vercel. The automatic proxy is used if this is a `*.vercel.app` domain.',
};

/** Variables that Node and the HTTP client read. */
const NETWORK = {
  HTTPS_PROXY:
    'Proxy for calls to Clerk. Also `HTTP_PROXY` and `ALL_PROXY`, and the lower-case names. The Frontend API proxy does not use them.',
  NO_PROXY: 'Hosts that are called without a proxy. Addresses of the machine itself are never proxied.',
  NODE_EXTRA_CA_CERTS: 'File with additional certificate authorities, as for Node.',
  SSL_CERT_FILE: 'Certificate authorities, together with `SSL_CERT_DIR`; only with `node --use-openssl-ca`.',
  NODE_TLS_REJECT_UNAUTHORIZED: 'No effect: certificates are always verified.',
  NODE_ENV: 'With `test` or `production`, no deprecation warnings are written.',
};

/** Variables of Clerk's SDK without an effect. */
const IGNORED = ['CLERK_TELEMETRY_DISABLED', 'CLERK_TELEMETRY_DEBUG'];

/**
 * `docs/reference/environment.md`: every variable of the environment that has an effect.
 *
 * @returns {import('./model').GeneratedFile[]}
 */
function environmentPage() {
  const known = [...Object.values(OPTION_VARIABLES), ...OTHER_VARIABLES];
  const undocumented = known.filter((name) => !Object.hasOwn(CLERK, name));
  const unknown = Object.keys(CLERK).filter((name) => !known.includes(name));
  if (undocumented.length + unknown.length > 0) {
    throw new Error(
      `scripts/generate/environment.js: describe ${undocumented.join(', ') || 'nothing'}, remove ${unknown.join(', ') || 'nothing'}.`,
    );
  }
  const rows = Object.entries(CLERK).map(([name, text]) => `| \`${name}\` | ${optionLink(name)} | ${text} |`);
  const network = Object.entries(NETWORK).map(([name, text]) => `| \`${name}\` | ${text} |`);
  const text = `${MARK}

# Environment variables

An option takes precedence over its variable. Variables are read again for each request, so the app may load them late;
\`clerkClient\` reads them when it is first used. White space around a value is trimmed, and a variable that contains nothing else counts as
not set. White space inside a secret key, or quotation marks around a key, is an error that names the variable.

| variable | option | meaning |
| --- | --- | --- |
${rows.join('\n')}

\`verifyToken()\` and \`createClerkClient()\` do not read the environment.

## Network and Node

| variable | meaning |
| --- | --- |
${network.join('\n')}

${IGNORED.map((name) => `\`${name}\``).join(' and ')} have no effect: there is no telemetry.
`;
  return [[FILE, text]];
}

/** @param {string} name */
function optionLink(name) {
  const [option] = Object.entries(OPTION_VARIABLES).find(([, variable]) => variable === name) ?? [];
  return option ? `[\`${option}\`](options.md#${option.toLowerCase()})` : '';
}

module.exports = { environmentPage };
