// Records which variant of the cookies Clerk's SDK uses, with or without the instance's suffix, for every combination
// of the five cookies' values, in `suffixed-cookies.json`.
//
//     node test/vectors/suffixed-cookies.generate.mjs
//
// The clock is mocked and RS256 signatures are deterministic: with the same version of the SDK the file does not
// change. The variant is taken from the `suffixed_cookies` parameter of a redirect to Clerk, so each combination needs
// a second request that is always redirected.

import { createHash, createSign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mock } from 'node:test';

const { createClerkClient } = createRequire(import.meta.url)('@clerk/express');

const NOW = Date.UTC(2026, 0, 1) / 1000;
const FRONTEND_API = 'clerk.example.com';
const SIGNED_IN_SINCE = String(NOW - 300);

const INSTANCES = { production: publishableKey('pk_live_'), development: publishableKey('pk_test_') };
const UNSUFFIXED = {
  undecodable: 'not-a-token',
  'without issuer': token('sess_without_issuer', { iat: NOW - 100, exp: NOW + 100, iss: undefined }),
  'of another instance': token('sess_foreign', { iat: NOW - 100, exp: NOW + 100, iss: 'https://clerk.other.example' }),
  older: token('sess_older', { iat: NOW - 200, exp: NOW + 100 }),
  newer: token('sess_newer', { iat: NOW - 50, exp: NOW + 100 }),
};
const SUFFIXED = {
  undecodable: 'not-a-token-either',
  valid: token('sess_valid', { iat: NOW - 100, exp: NOW + 100 }),
  expired: token('sess_expired', { iat: NOW - 100, exp: NOW - 10 }),
};
const CLIENT_UATS = [null, '0', SIGNED_IN_SINCE];

mock.timers.enable({ apis: ['Date'], now: NOW * 1000 });
const cases = [];
for (const instance of Object.keys(INSTANCES)) {
  for (const unsuffixed of [null, ...Object.keys(UNSUFFIXED)]) {
    for (const suffixed of [null, ...Object.keys(SUFFIXED)]) {
      for (const unsuffixedClientUat of CLIENT_UATS) {
        for (const suffixedClientUat of CLIENT_UATS) {
          const inputs = [instance, unsuffixed, suffixed, unsuffixedClientUat, suffixedClientUat];
          cases.push([...inputs, await variant(...inputs), await outcome(...inputs)]);
        }
      }
    }
  }
}
const head = { now: NOW, instances: INSTANCES, unsuffixed: UNSUFFIXED, suffixed: SUFFIXED };
const lines = cases.map((answer) => JSON.stringify(answer)).join(',\n');
const path = new URL('suffixed-cookies.json', import.meta.url);
writeFileSync(path, `${JSON.stringify(head, null, 1).slice(0, -2)},\n "cases": [\n${lines}\n]}\n`);

// The variant, from a request that is always redirected: in production to a satellite that is not synced yet, in
// development from an unknown browser.
async function variant(...inputs) {
  const production = inputs[0] === 'production';
  const satellite = {
    isSatellite: true,
    domain: FRONTEND_API.replace('clerk.', ''),
    signInUrl: 'https://example.com/',
  };
  const url = production ? 'http://satellite.example/?__clerk_synced=false' : 'http://localhost/';
  const headers = { 'sec-fetch-dest': 'document', cookie: cookies(...inputs) };
  const state = await authenticate(inputs[0], url, headers, production ? satellite : {});
  const { searchParams } = new URL(state.headers.get('location'));
  return searchParams.get('suffixed_cookies') === 'true' ? 'suffixed' : 'unsuffixed';
}

// The session ID, or the reason for being signed out, for a client that cannot be redirected.
async function outcome(...inputs) {
  const suffix = suffixOf(INSTANCES[inputs[0]]);
  const cookie = `__clerk_db_jwt=browser; __clerk_db_jwt_${suffix}=browser; ${cookies(...inputs)}`;
  const state = await authenticate(inputs[0], 'http://localhost/', { cookie }, {});
  return state.isSignedIn ? state.toAuth().sessionId : state.reason;
}

function authenticate(instance, url, headers, options) {
  const jwtKey = readFileSync(new URL('keys/rsa-2048.public.pem', import.meta.url), 'utf8');
  const publishableKey = INSTANCES[instance];
  const client = createClerkClient({ publishableKey, secretKey: 'unused', jwtKey, telemetry: { disabled: true } });
  return client.authenticateRequest(new Request(url, { headers }), options);
}

function cookies(instance, unsuffixed, suffixed, unsuffixedClientUat, suffixedClientUat) {
  const suffix = suffixOf(INSTANCES[instance]);
  return [
    ['__session', UNSUFFIXED[unsuffixed]],
    [`__session_${suffix}`, SUFFIXED[suffixed]],
    ['__client_uat', unsuffixedClientUat],
    [`__client_uat_${suffix}`, suffixedClientUat],
  ]
    .filter(([, value]) => value != null)
    .map((pair) => pair.join('='))
    .join('; ');
}

function token(sid, claims) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = { iss: `https://${FRONTEND_API}`, azp: 'http://localhost', sub: 'user_1', sid, ...claims };
  const text = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'rsa-2048' })}.${encode(payload)}`;
  const key = readFileSync(new URL('keys/rsa-2048.private.pem', import.meta.url));
  return `${text}.${createSign('sha256').update(text).sign(key, 'base64url')}`;
}

function publishableKey(prefix) {
  return prefix + Buffer.from(`${FRONTEND_API}$`).toString('base64');
}

function suffixOf(key) {
  return createHash('sha1').update(key).digest('base64url').slice(0, 8);
}
