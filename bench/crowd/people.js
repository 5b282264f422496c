'use strict';

const { setTimeout: wait } = require('node:timers/promises');
const { sessionToken } = require('../../test/support/tokens');
const { organizationClaimsOf } = require('../requests/organization');
const { mint } = require('../requests/tokens');
const { seededRandom } = require('../statistics/random');

/** Clerk's tokens live for 60 s, and its browser library renews them after 50 s. */
const RENEWAL_MS = 50_000;
const LIFETIME_SECONDS = 60;

/** The signatures from whose time that of the others is estimated, and the factor by which it may be exceeded. */
const SAMPLE = 1000;
const RESERVE = 1.2;

/**
 * People with a session each, whose tokens are renewed every 50 s of real time, spread over those 50 s. The tokens are
 * signed ahead of time, because a signature takes longer than the request that it is for.
 */
class People {
  /** How many tokens were not signed ahead, so that the load waited for them. */
  late = 0;

  /** When the tokens are valid from, in Unix ms. */
  start = 0;

  /** By period and person. */
  #tokens = /** @type {string[][]} */ ([]);
  /** When each person's first token ends, in ms after the start. */
  #phases;

  /**
   * Signs tokens, and returns when they have become valid.
   *
   * @param {number} count
   * @param {number} seconds for how long there are tokens. In less than 50 s none is renewed
   * @param {Iterable<number>} [expected] the people who will come, by default all
   */
  static async gather(count, seconds, expected) {
    const people = new People(count, seconds * 1000 > RENEWAL_MS);
    const periods = Math.ceil((seconds * 1000) / RENEWAL_MS) + (people.isRenewed ? 1 : 0);
    await people.#prepare(periods, [...(expected ?? Array(count).keys())]);
    return people;
  }

  /**
   * @param {number} count
   * @param {boolean} isRenewed
   */
  constructor(count, isRenewed) {
    const random = seededRandom(count);
    this.count = count;
    this.isRenewed = isRenewed;
    this.#phases = Float64Array.from({ length: count }, () => (isRenewed ? random() : 1) * RENEWAL_MS);
  }

  /**
   * The number of the period, from 0, in which a person's token is valid.
   *
   * @param {number} person
   * @param {number} [now] in Unix ms
   */
  periodOf(person, now = Date.now()) {
    return Math.floor((now - this.start - this.#phases[person]) / RENEWAL_MS) + 1;
  }

  /**
   * @param {number} person
   * @param {number} period
   */
  tokenOf(person, period) {
    const tokens = (this.#tokens[period] ??= []);
    if (tokens[person] === undefined) {
      this.late += 1;
      tokens[person] = sessionToken(this.#claimsOf(person, period));
    }
    return tokens[person];
  }

  /**
   * @param {number} periods
   * @param {number[]} expected
   */
  async #prepare(periods, expected) {
    const begun = performance.now();
    await mint(SAMPLE);
    const milliseconds = ((performance.now() - begun) * RESERVE * expected.length * periods) / SAMPLE;
    console.log(`  Signing ${expected.length * periods} tokens, which takes ${Math.ceil(milliseconds / 1000)} s`);
    this.start = Date.now() + milliseconds;
    for (let period = 0; period < periods; period += 1) {
      const tokens = new Array(this.count);
      const signed = await mint(expected.length, { claims: (index) => this.#claimsOf(expected[index], period) });
      expected.forEach((person, index) => (tokens[person] = signed[index]));
      this.#tokens.push(tokens);
    }
    await wait(Math.max(0, this.start - Date.now()));
  }

  /**
   * @param {number} person
   * @param {number} period
   */
  #claimsOf(person, period) {
    const issued = Math.floor((this.start + this.#phases[person] + (period - 1) * RENEWAL_MS) / 1000);
    return {
      sub: `user_${person}`,
      sid: `sess_${person}`,
      iat: issued,
      nbf: issued - 10,
      exp: issued + LIFETIME_SECONDS,
      ...organizationClaimsOf(person),
    };
  }
}

module.exports = { People };
