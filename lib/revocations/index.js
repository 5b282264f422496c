'use strict';

const { ConfigurationError } = require('../errors/configuration-error');
const native = require('../native');
const { assertId, assertTime, described, limitsOf, unusable } = require('./arguments');
const { apply } = require('./change');
const { changeOf } = require('./event');
const { onceAMinute } = require('./once-a-minute');
const { register } = require('./registry');

/** @import { Change } from './change' */

/**
 * What other processes share: `publish` resolves when a revocation has reached them.
 *
 * @typedef {{ publish: (change: Change) => Promise<void>, close: () => Promise<void> }} Fleet
 */

/**
 * No other processes.
 *
 * @type {Fleet}
 */
const ALONE = { publish: async () => {}, close: async () => {} };

/**
 * The revocations of this process: `types/revocations.d.ts` explains the methods. Each takes effect before it returns.
 */
class Revocations {
  #list;
  #tokenLifetimeMs;
  #fleet;
  #isClosed = false;
  #warnOfFullList;

  /**
   * @param {{ tokenLifetimeMs: number, maxEntries: number }} limits
   * @param {(apply: (change: Change) => void) => Fleet} [join] receives what lists the revocations of other processes
   */
  constructor({ tokenLifetimeMs, maxEntries }, join = () => ALONE) {
    this.#list = new native.Revocations(tokenLifetimeMs, maxEntries);
    this.#tokenLifetimeMs = tokenLifetimeMs;
    this.#warnOfFullList = onceAMinute(() =>
      console.warn(
        `Clerk: the list of revocations is full (${maxEntries} entries), so the oldest ones are dropped, and their tokens ` +
          'count until they expire. Raise the option maxEntries.',
      ),
    );
    register(this, this.#list.number);
    this.#fleet = join((change) => this.#apply(change));
  }

  /** The number of entries. */
  get size() {
    return this.#list.size;
  }

  /** @param {string} id */
  endSession(id) {
    return this.#revoke({ kind: 'session', id: assertId(id, 'sess_', 'the session'), time: Date.now() });
  }

  /**
   * @param {string} id
   * @param {{ issuedBefore?: Date | number }} [options]
   */
  endUser(id, options) {
    return this.#revoke({ kind: 'user', id: assertId(id, 'user_', 'the user'), time: this.#timeOf(options) });
  }

  /** @param {{ userId: string, organizationId: string, issuedBefore?: Date | number }} membership */
  endMembership(membership) {
    const { userId, organizationId } = membership ?? {};
    return this.#revoke({
      kind: 'membership',
      id: assertId(userId, 'user_', 'userId'),
      organizationId: assertId(organizationId, 'org_', 'organizationId'),
      time: this.#timeOf(membership),
    });
  }

  /**
   * @param {string} id
   * @param {{ issuedBefore?: Date | number }} [options]
   */
  endOrganization(id, options) {
    const organization = assertId(id, 'org_', 'the organization');
    return this.#revoke({ kind: 'organization', id: organization, time: this.#timeOf(options) });
  }

  /**
   * @param {object} event as `verifyWebhook()` returns it
   * @returns {Promise<boolean>} whether it revokes anything
   */
  handle(event) {
    if (typeof event !== 'object' || event === null) {
      throw unusable(`the event is ${described(event)}; expected what verifyWebhook() returns.`);
    }
    const change = changeOf(event, Date.now());
    return change === undefined ? Promise.resolve(false) : silently(this.#revoke(change).then(() => true));
  }

  close() {
    this.#isClosed = true;
    return this.#fleet.close();
  }

  /** @param {Change} change */
  #apply(change) {
    if (apply(this.#list, change)) {
      this.#warnOfFullList();
    }
  }

  /** @param {Change} change */
  #revoke(change) {
    if (this.#isClosed) {
      throw new ConfigurationError(
        'revocations-closed',
        'Clerk: the revocations were closed, so nothing more can be revoked. Call close() when the app has stopped.',
      );
    }
    this.#apply(change);
    return silently(this.#fleet.publish(change));
  }

  /** @param {{ issuedBefore?: unknown } | undefined} options */
  #timeOf({ issuedBefore } = {}) {
    const now = Date.now();
    return issuedBefore === undefined ? now : assertTime(issuedBefore, now + this.#tokenLifetimeMs);
  }
}

/**
 * Returns a promise whose rejection may be left unhandled: callers who do not wait have done so on purpose, and must
 * not lose their process.
 *
 * @template Result
 * @param {Promise<Result>} promise
 */
function silently(promise) {
  promise.catch(() => {});
  return promise;
}

/**
 * Creates a list of revocations for this process.
 *
 * @param {{ tokenLifetimeMs?: number, maxEntries?: number }} [options]
 */
function createRevocations(options) {
  return new Revocations(limitsOf(options, 'createRevocations()'));
}

module.exports = { Revocations, createRevocations };
