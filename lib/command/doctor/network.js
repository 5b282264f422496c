'use strict';

const http = require('node:http');
const https = require('node:https');
const { proxyFor } = require('./proxy');

/** How long any request may take, in milliseconds. */
const TIMEOUT = 10_000;

/** The difference that sessions allow unless `clockSkewInMs` says otherwise, in seconds. */
const ALLOWED_SKEW = 5;

/** Half of it: tokens of such a machine are refused as soon as anything else delays them. */
const NOTABLE_SKEW = 2.5;

const DEFAULT_API = 'https://api.clerk.com';

/**
 * Whether this machine reaches Clerk as the middleware would, whether both keys are those of one instance, and whether
 * the clock is right.
 *
 * @param {import('./keys').Keys} keys
 * @param {boolean} isOffline
 * @returns {Promise<import('./index').Finding[]>}
 */
async function networkFindings(keys, isOffline) {
  const api = process.env.CLERK_API_URL?.trim() || DEFAULT_API;
  const local = [routeFinding(api), authoritiesFinding()];
  if (isOffline) {
    return [...local, { check: 'network', result: 'skipped', message: 'no request was sent: --offline' }];
  }
  const [signingKeys, clock] = await Promise.all([fetchKeys(keys, api), clockFinding(api)]);
  return [...local, signingKeys.finding, ...(await instanceFindings(keys, signingKeys.keyIds)), clock];
}

/**
 * @param {string} api
 * @returns {import('./index').Finding}
 */
function routeFinding(api) {
  const check = 'proxy';
  if (!URL.canParse(api)) {
    return {
      check,
      result: 'failed',
      message: 'CLERK_API_URL is not a URL',
      advice: `unset it, or set ${DEFAULT_API}`,
    };
  }
  const { host } = new URL(api);
  const proxy = proxyFor(api, process.env);
  const message = proxy === undefined ? `${host} directly` : `${host} through ${proxy.host} (${proxy.variable})`;
  return { check, result: 'ok', message };
}

/** @returns {import('./index').Finding} */
function authoritiesFinding() {
  const check = 'certificate-authorities';
  const { NODE_EXTRA_CA_CERTS: extra } = process.env;
  try {
    /** @type {import('../../native/certificate-authorities').Tls} */
    const tls = require('node:tls');
    const count = (tls.getCACertificates?.('default') ?? tls.rootCertificates).length;
    return {
      check,
      result: 'ok',
      message: `${count} of Node${extra ? `, and those in NODE_EXTRA_CA_CERTS (${extra})` : ''}`,
    };
  } catch (error) {
    return { check, result: 'failed', message: messageOf(error) };
  }
}

/**
 * Fetches the signing keys with the secret key, over the addon's own connections.
 *
 * @param {import('./keys').Keys} keys
 * @param {string} api
 * @returns {Promise<{ finding: import('./index').Finding, keyIds?: string[] }>}
 */
async function fetchKeys({ secretKey }, api) {
  const check = 'signing-keys';
  if (secretKey === undefined) {
    return { finding: { check, result: 'skipped', message: 'there is no secret key to fetch them with' } };
  }
  const { createClerkClient } = require('../../client');
  const apiVersion = process.env.CLERK_API_VERSION?.trim();
  const client = createClerkClient({ secretKey, apiUrl: api, ...(apiVersion && { apiVersion }), timeoutMs: TIMEOUT });
  const start = performance.now();
  try {
    const { keys = [] } = await client.jwks.getJwks();
    const keyIds = keys.flatMap(({ kid }) => (typeof kid === 'string' ? [kid] : []));
    const took = Math.round(performance.now() - start);
    return keyIds.length > 0
      ? {
          finding: { check, result: 'ok', message: `fetched ${keyIds.length} in ${took} ms: ${keyIds.join(', ')}` },
          keyIds,
        }
      : { finding: { check, result: 'failed', message: `${api} responded with a key set without keys` } };
  } catch (error) {
    return { finding: { check, result: 'failed', message: messageOf(error), advice: adviceFor(error) } };
  }
}

/** @param {unknown} error */
function adviceFor(error) {
  const { status, cause } = /** @type {{ status?: number, cause?: { code?: string } }} */ (error ?? {});
  if (status === 401 || status === 403) {
    return 'Clerk rejects the secret key: copy it again from the Clerk Dashboard under API keys';
  }
  if (/CERT|SELF_SIGNED|ISSUER/.test(cause?.code ?? '')) {
    return 'name the certificate authority of your proxy in NODE_EXTRA_CA_CERTS';
  }
  return 'let this machine reach the URL above, set HTTPS_PROXY, or set CLERK_JWT_KEY to verify sessions without fetching keys';
}

/**
 * Compares the keys that the secret key leads to with those that the publishable key's Frontend API publishes.
 *
 * @param {import('./keys').Keys} keys
 * @param {string[] | undefined} keyIds
 * @returns {Promise<import('./index').Finding[]>}
 */
async function instanceFindings({ frontendApi }, keyIds) {
  const check = 'same-instance';
  if (frontendApi === undefined || keyIds === undefined) {
    return [];
  }
  const base = process.env.CLERK_FAPI_URL?.trim().replace(/\/$/, '') || `https://${frontendApi}`;
  const url = `${base}/.well-known/jwks.json`;
  if (!URL.canParse(url) || proxyFor(url, process.env) !== undefined) {
    return [{ check, result: 'skipped', message: `${url} is not reached directly, and this check uses no proxy` }];
  }
  try {
    const { body } = await get(url);
    /** @type {{ keys?: { kid?: string }[] }} */
    const { keys = [] } = JSON.parse(body);
    return [
      keys.some(({ kid }) => kid !== undefined && keyIds.includes(kid))
        ? { check, result: 'ok', message: 'the secret key and the publishable key are those of one instance' }
        : {
            check,
            result: 'failed',
            message: `the secret key leads to other signing keys than ${frontendApi} publishes`,
            advice: 'copy both keys from the same instance of the Clerk Dashboard',
          },
    ];
  } catch (error) {
    return [{ check, result: 'skipped', message: `${url} could not be read: ${messageOf(error)}` }];
  }
}

/**
 * @param {string} api
 * @returns {Promise<import('./index').Finding>}
 */
async function clockFinding(api) {
  const check = 'clock';
  if (!URL.canParse(api) || proxyFor(api, process.env) !== undefined) {
    return { check, result: 'skipped', message: 'Clerk is reached through a proxy, which this check does not use' };
  }
  try {
    const before = Date.now();
    const { date } = await get(api);
    const there = Date.parse(date ?? '');
    if (Number.isNaN(there)) {
      return { check, result: 'skipped', message: `${api} sent no Date header` };
    }
    // A Date header has whole seconds: half of one is the best guess for the rest.
    const difference = ((before + Date.now()) / 2 - (there + 500)) / 1000;
    return skewFinding(difference);
  } catch (error) {
    return { check, result: 'skipped', message: `${api} could not be reached: ${messageOf(error)}` };
  }
}

/**
 * @param {number} seconds by which this machine is ahead of Clerk
 * @returns {import('./index').Finding}
 */
function skewFinding(seconds) {
  const check = 'clock';
  const size = Math.abs(seconds);
  const message = `${size.toFixed(1)} s ${seconds < 0 ? 'behind' : 'ahead of'} Clerk's`;
  if (size <= NOTABLE_SKEW) {
    return { check, result: 'ok', message };
  }
  const advice = `synchronize the clock (NTP); sessions allow a difference of ${ALLOWED_SKEW} s (clockSkewInMs)`;
  return { check, result: size > ALLOWED_SKEW ? 'failed' : 'warning', message, advice };
}

/**
 * @param {string} url
 * @returns {Promise<{ date: string | undefined, body: string }>}
 */
function get(url) {
  return new Promise((resolve, reject) => {
    const { get: request } = url.startsWith('https:') ? https : http;
    const sent = request(url, { timeout: TIMEOUT, agent: false }, (response) => {
      const { date } = response.headers;
      require('node:stream/consumers')
        .text(response)
        .then((body) => resolve({ date, body }), reject);
    });
    sent.once('timeout', () => sent.destroy(new Error(`no response for ${TIMEOUT / 1000} s`)));
    sent.once('error', reject);
  });
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

module.exports = { networkFindings, skewFinding };
