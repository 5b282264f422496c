'use strict';

const { randomBytes } = require('node:crypto');
const { requestWith, signedIn, signedOut } = require('./auth');
const { apiError, backendFetch } = require('./backend');
const { sessionClaims, withChanges } = require('./claims');
const { cookieHeaders } = require('./cookies');
const { setVariables } = require('./environment');
const { machineTokens } = require('./machine');
const { misuse } = require('./misuse');
const { Signer } = require('./signer');
const { delivery } = require('./webhook');

/** How far beyond any allowed difference of clocks an expired or early token is, in seconds. */
const FAR = 120;

const OTHER_ORIGIN = 'https://other-party.example';

/**
 * A Clerk instance that exists in a test alone. See `testing.d.ts` for its documentation.
 */
class TestInstance {
  #signer = new Signer(`ins_test_${randomBytes(8).toString('hex')}`);
  /** @type {(() => void) | undefined} */
  #undo;

  constructor({ origin = 'http://localhost:3000' } = {}) {
    // A host of development instances under a name that Clerk gives to none.
    const host = `${randomBytes(6).toString('hex')}.test.clerk.accounts.dev`;
    this.origin = origin;
    this.issuer = `https://${host}`;
    this.publishableKey = `pk_test_${Buffer.from(`${host}$`).toString('base64')}`;
    this.secretKey = `sk_test_${randomBytes(20).toString('hex')}`;
    this.webhookSigningSecret = `whsec_${randomBytes(24).toString('base64')}`;
    this.machine = machineTokens(this.#signer, { issuer: this.issuer, now });
  }

  get jwtKey() {
    return this.#signer.pem;
  }

  get jwks() {
    return { keys: [this.#signer.jwk] };
  }

  get env() {
    return {
      CLERK_PUBLISHABLE_KEY: this.publishableKey,
      CLERK_SECRET_KEY: this.secretKey,
      CLERK_JWT_KEY: this.jwtKey,
      CLERK_WEBHOOK_SIGNING_SECRET: this.webhookSigningSecret,
      // `@clerk/express` sends some, unless it is off.
      CLERK_TELEMETRY_DISABLED: '1',
    };
  }

  install() {
    this.#undo ??= setVariables(this.env);
    return this;
  }

  undo() {
    this.#undo?.();
    this.#undo = undefined;
  }

  /** @param {import('../../types/testing').TestIdentity} [identity] */
  token(identity = {}) {
    return this.#sign(this.#signer, identity);
  }

  /** @param {import('../../types/testing').TestIdentity | string} [identity] */
  bearer(identity) {
    return { authorization: `Bearer ${this.#tokenOf(identity)}` };
  }

  /**
   * @param {import('../../types/testing').TestIdentity | string | null} [identity]
   * @param {{ handshake?: boolean }} [options]
   */
  cookies(identity, { handshake = false } = {}) {
    const isSignedIn = identity !== null;
    const token = handshake || identity === null ? undefined : this.#tokenOf(identity);
    return cookieHeaders({ token, isSignedIn }, { publishableKey: this.publishableKey, now: now() });
  }

  /** @param {import('../../types/testing').TestIdentity} [identity] */
  expired(identity = {}) {
    return this.token({ issuedSecondsAgo: FAR + 60, ...identity, expiresInSeconds: -FAR });
  }

  /** @param {import('../../types/testing').TestIdentity} [identity] */
  notYetValid(identity = {}) {
    return this.token({ ...identity, claims: { ...identity.claims, nbf: now() + FAR } });
  }

  /** @param {import('../../types/testing').TestIdentity} [identity] */
  forged(identity = {}) {
    return this.#sign(new Signer(this.#signer.kid), identity);
  }

  /** @param {import('../../types/testing').TestIdentity} [identity] */
  pending(identity = {}) {
    return this.token({ ...identity, status: 'pending' });
  }

  /** @param {import('../../types/testing').TestIdentity} [identity] */
  otherParty(identity = {}) {
    return this.token({ ...identity, claims: { ...identity.claims, azp: OTHER_ORIGIN } });
  }

  /**
   * @param {import('../../types/testing').TestIdentity} [identity] @param
   *   {string | import('../../types/claims').ActClaim} [by]
   */
  impersonated(identity = {}, by = 'user_admin') {
    return this.token({ ...identity, actor: typeof by === 'string' ? { sub: by } : by });
  }

  /** @param {import('../../types/testing').TestIdentity | null} [identity] */
  auth(identity) {
    return this.#authOf(identity)({ treatPendingAsSignedOut: true });
  }

  /**
   * @param {import('../../types/testing').TestIdentity | object | null} [identity] @param {Record<string, unknown>}
   *   [overrides]
   */
  request(identity, overrides) {
    return requestWith(this.#authOf(identity), overrides);
  }

  /** @param {string} type @param {object} [data] @param {{ id?: string, timestamp?: number | Date }} [options] */
  webhook(type, data = {}, options = {}) {
    return delivery(this.webhookSigningSecret, type, data, { instanceId: this.#signer.kid, ...options });
  }

  backend(answers = {}) {
    return backendFetch(answers);
  }

  /** @param {number} status @param {string} code @param {string} [message] */
  apiError(status, code, message) {
    return apiError(status, code, message);
  }

  /** @param {Signer} signer @param {import('../../types/testing').TestIdentity} identity */
  #sign(signer, identity) {
    const claims = sessionClaims(identity, { issuer: this.issuer, origin: this.origin }, now());
    const header = { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: signer.kid, typ: 'JWT' };
    return signer.sign(withChanges(header, identity.header), claims);
  }

  /** @param {import('../../types/testing').TestIdentity | string} [identity] */
  #tokenOf(identity = {}) {
    return typeof identity === 'string' ? identity : this.token(identity);
  }

  /**
   * What becomes `req.auth`: an auth object that was made already is taken as it is.
   *
   * @param {import('../../types/testing').TestIdentity | object | null} [identity]
   * @returns {(options?: { treatPendingAsSignedOut?: boolean }) => object}
   */
  #authOf(identity) {
    if (identity === null || identity === undefined) {
      return () => signedOut();
    }
    if (typeof identity === 'string') {
      throw misuse(
        'auth() and request() take an identity such as { userId: "user_test" }, or null for a signed-out request; got a string.',
      );
    }
    if ('isAuthenticated' in identity) {
      return () => identity;
    }
    const claims = sessionClaims(identity, { issuer: this.issuer, origin: this.origin }, now());
    const auth = signedIn(claims, this.token(identity));
    return ({ treatPendingAsSignedOut = true } = {}) =>
      claims.sts === 'pending' && treatPendingAsSignedOut ? signedOut('pending') : auth;
  }
}

if (Symbol.dispose) {
  Object.defineProperty(TestInstance.prototype, Symbol.dispose, {
    value() {
      this.undo();
    },
  });
}

/** Unix time in seconds. Read with each token, so that a test's artificial clock counts. */
function now() {
  return Math.floor(Date.now() / 1000);
}

module.exports = { TestInstance };
