'use strict';

const { codedError } = require('../errors/coded-error');
const { ConfigurationError } = require('../errors/configuration-error');
const { readEnvironment } = require('../options/environment');
const { Revocations } = require('../revocations');
const { limitsOf } = require('../revocations/arguments');
const { onceAMinute } = require('../revocations/once-a-minute');
const { within } = require('./deadline');
const { Follower } = require('./follower');
const { Messages } = require('./message');
const { optionsOf } = require('./options');
const { Outbox } = require('./outbox');
const { senderOf } = require('./sender');
const { Stream, compare } = require('./stream');

/** @import { RedisClient, RedisRevocationsOptions } from '../../types/redis' */
/** @import { Fleet } from '../revocations' */
/** @import { Change } from '../revocations/change' */

const CALLER = 'redisRevocations()';

const PUBLISH_TIMEOUT_MS = 2_000;

/** Entries outlive tokens by a minute, as in the lists of the processes. */
const MARGIN_MS = 60_000;

/** Revocations that processes share through a stream in Redis: `types/redis.d.ts` explains them. */
class RedisRevocations extends Revocations {
  #fleet;

  /**
   * @param {import('./sender').AnyClient} client
   * @param {{ tokenLifetimeMs: number, maxEntries: number }} limits
   * @param {{ prefix: string, secretKey: string }} options
   */
  constructor(client, limits, options) {
    /** @type {SharedStream | undefined} */
    let fleet;
    super(limits, (apply) => (fleet = new SharedStream(client, limits, options, apply)));
    this.#fleet = /** @type {SharedStream} */ (fleet);
  }

  get isConnected() {
    return this.#fleet.isConnected;
  }

  get ignoredMessages() {
    return this.#fleet.ignoredMessages;
  }

  get ready() {
    return this.#fleet.ready;
  }
}

/** @implements {Fleet} */
class SharedStream {
  isConnected = false;
  ignoredMessages = 0;
  /** @type {Promise<void>} */
  ready;
  #messages;
  #outbox;
  #follower;
  #apply;
  /** The highest id, so that messages which are read again are not counted again. */
  #latest = '0-0';
  /** @type {{ resolve: () => void, reject: (error: Error) => void }} */
  #start;
  #hasWarned = false;
  #warnOfLoss = onceAMinute((/** @type {Error} */ { message }) => {
    this.#hasWarned = true;
    console.warn(
      `Clerk: revocations are not shared with other processes at the moment, because Redis cannot be used (${message}). ` +
        'Until it can, tokens that were revoked elsewhere count until they expire.',
    );
  });
  #warnOfIgnored = onceAMinute(() =>
    console.warn(
      `Clerk: ${this.ignoredMessages} messages about revocations in Redis were ignored, because no process with the same ` +
        'secret key and version has sent them.',
    ),
  );

  /**
   * @param {import('./sender').AnyClient} client
   * @param {{ tokenLifetimeMs: number, maxEntries: number }} limits
   * @param {{ prefix: string, secretKey: string }} options
   * @param {(change: Change) => void} apply
   */
  constructor(client, { tokenLifetimeMs, maxEntries }, { prefix, secretKey }, apply) {
    this.#apply = apply;
    this.#messages = new Messages(secretKey);
    const key = `${prefix}revocations:${this.#messages.name}`;
    const stream = new Stream(key, { lifetimeMs: tokenLifetimeMs + MARGIN_MS, maxEntries });
    const send = senderOf(client, CALLER);
    this.#outbox = new Outbox((message) => within(stream.add(send, message), PUBLISH_TIMEOUT_MS), maxEntries);
    this.#start = { resolve() {}, reject() {} };
    this.ready = new Promise((resolve, reject) => {
      this.#start = { resolve, reject };
    });
    this.ready.catch(() => {});
    this.#follower = new Follower(client, stream, CALLER, {
      received: (entry) => this.#receive(entry),
      connected: () => this.#connected(),
      lost: (error) => this.#lost(error),
      turned: () => this.#outbox.sendKept(),
    });
  }

  /** @param {Change} change */
  async publish(change) {
    try {
      await this.#outbox.send(this.#messages.seal(change));
    } catch (cause) {
      throw codedError({
        code: 'revocation-not-published',
        message: `Clerk: the revocation takes effect in this process only, because Redis cannot be used (${/** @type {Error} */ (cause).message}).`,
        action: 'It is published as soon as Redis can be used again, without another call.',
        cause,
      });
    }
  }

  async close() {
    this.isConnected = false;
    this.#follower.close();
    this.#start.reject(
      new ConfigurationError('revocations-closed', 'Clerk: the revocations were closed before Redis could be read.'),
    );
  }

  /** @param {import('./stream').Entry} entry */
  #receive({ id, message }) {
    const isNew = this.#isLatest(id);
    const change = this.#messages.open(message);
    if (change !== undefined) {
      this.#apply(change);
    } else if (isNew) {
      this.ignoredMessages += 1;
      this.#warnOfIgnored();
    }
  }

  /** @param {string} id */
  #isLatest(id) {
    const isLatest = compare(id, this.#latest) > 0;
    this.#latest = isLatest ? id : this.#latest;
    return isLatest;
  }

  #connected() {
    this.isConnected = true;
    this.#start.resolve();
    if (this.#hasWarned) {
      this.#hasWarned = false;
      console.info('Clerk: revocations are shared with other processes again.');
    }
  }

  /** @param {Error} error */
  #lost(error) {
    this.isConnected = false;
    this.#warnOfLoss(error);
  }
}

/**
 * Creates a list of revocations that processes share through Redis.
 *
 * @param {RedisClient} client
 * @param {RedisRevocationsOptions} [options]
 */
function redisRevocations(client, options = {}) {
  const { prefix, tokenLifetimeMs, maxEntries, secretKey } = optionsOf(options, CALLER, [
    'maxEntries',
    'secretKey',
    'tokenLifetimeMs',
  ]);
  const key = secretKey ?? readEnvironment().secretKey;
  if (typeof key !== 'string' || key.trim() === '') {
    throw new ConfigurationError(
      'secret-key-missing',
      `Clerk: ${CALLER} has no secret key, with which the messages of this app are signed.`,
      { action: 'Set the option secretKey, or CLERK_SECRET_KEY.' },
    );
  }
  const limits = limitsOf({ tokenLifetimeMs, maxEntries }, CALLER);
  // Trimmed wherever it is read, so that all processes derive the same.
  return new RedisRevocations(/** @type {any} */ (client), limits, { prefix, secretKey: key.trim() });
}

module.exports = { redisRevocations };
