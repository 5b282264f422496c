'use strict';

const { mint } = require('../requests/tokens');
const { secondsFromNow } = require('../../test/support/tokens');

/** Clerk's tokens live for 60 s, and its browser library renews them after 50 s. */
const LIFETIME_SECONDS = 60;
const RENEWAL_SECONDS = 50;

/** Up to this age a token is sent again. It must not expire on the way to a busy app. */
const AGAIN_MS = 40_000;

/** How old a token may be when it is sent for the first time. */
const FRESH_MS = 15_000;

/** @typedef {{ token: string, userId: string, issuedAt: number }} Session */

/** People who renew their tokens every 50 s. No two tokens are equal. */
class RenewedPeople {
  /** @type {Session[]} */
  #fresh = [];
  /** The tokens that have been sent, oldest first. */
  #used = /** @type {Session[]} */ ([]);
  #signed = 0;
  #isSigning = false;

  /** @param {number} tokensPerSecond */
  constructor(tokensPerSecond) {
    this.count = Math.max(1, Math.round(tokensPerSecond * RENEWAL_SECONDS));
    /** How many tokens are signed at a time, and from how few on. */
    this.batch = Math.max(8, Math.ceil(tokensPerSecond));
    /** How many tokens have been sent. */
    this.tokens = 0;
  }

  /** A token that was never sent; `undefined` while none is signed. */
  next() {
    if (this.#fresh.length < this.batch && !this.#isSigning) {
      this.#isSigning = true;
      this.sign().finally(() => (this.#isSigning = false));
    }
    discard(this.#fresh, FRESH_MS);
    const session = this.#fresh.shift();
    if (session !== undefined) {
      this.tokens += 1;
      this.#used.push(session);
    }
    return session;
  }

  /**
   * A token that was sent before.
   *
   * @param {number} random from 0 to below 1
   */
  again(random) {
    discard(this.#used, AGAIN_MS);
    return this.#used.at(Math.floor(random * this.#used.length));
  }

  /** Signs some tokens. They are due at once, so that they expire while they are sent. */
  async sign() {
    const first = this.#signed;
    this.#signed += this.batch;
    const userOf = (/** @type {number} */ index) => `user_${(first + index) % this.count}`;
    const issued = secondsFromNow();
    const tokens = await mint(this.batch, {
      claims: (index) => ({
        sub: userOf(index),
        sid: `sess_${(first + index) % this.count}`,
        jti: String(first + index),
        iat: issued,
        nbf: issued - 10,
        exp: issued + LIFETIME_SECONDS,
      }),
    });
    this.#fresh.push(...tokens.map((token, index) => ({ token, userId: userOf(index), issuedAt: issued * 1000 })));
  }
}

/**
 * Removes the tokens at the start that are older.
 *
 * @param {Session[]} sessions
 * @param {number} age in ms
 */
function discard(sessions, age) {
  const oldest = Date.now() - age;
  const kept = sessions.findIndex(({ issuedAt }) => issuedAt >= oldest);
  sessions.splice(0, kept === -1 ? sessions.length : kept);
}

module.exports = { RenewedPeople };
