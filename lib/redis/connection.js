'use strict';

const { isIoRedis } = require('./client');
const { within } = require('./deadline');
const { senderOf } = require('./sender');

/** @import { AnyClient, Send } from './sender' */

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * What a connection that waits needs, and the app's own may be configured otherwise: the first command is sent before
 * there is a connection, and others take as long as there are no messages.
 */
const OF_IOREDIS = { enableOfflineQueue: true, commandTimeout: undefined };

/**
 * A connection of its own, for commands that wait. It ends with its first fault, instead of connecting again by itself
 * as the clients do: what happened in the meantime has to be read first.
 */
class Connection {
  #client;
  #send;
  /** @type {Error | undefined} */
  #fault;
  /**
   * What rejects the commands that wait. A promise of the fault would keep a reaction of each as long as the connection
   * works.
   *
   * @type {Set<(error: Error) => void>}
   */
  #waiting = new Set();
  #isClosed = false;

  /**
   * @param {AnyClient} client of the app, which is not used itself
   * @param {string} caller
   */
  constructor(client, caller) {
    this.#client = isIoRedis(client) ? client.duplicate(OF_IOREDIS) : client.duplicate();
    this.#send = senderOf(this.#client, caller);
    // Also keeps errors from ending the process, which they do where an event has no listener.
    ['error', 'close', 'end'].forEach((event) => this.#client.on(event, (error) => this.#fail(error)));
  }

  /** Resolves when commands can be sent. Rejects after a while, or with the fault. */
  async open() {
    // Clients of `ioredis` connect by themselves, unless configured otherwise.
    const connects = this.#client.status === undefined || this.#client.status === 'wait';
    await this.#unlessFaulty(connects ? this.#client.connect?.() : this.#send(['PING']), CONNECT_TIMEOUT_MS);
  }

  /**
   * @param {string[]} command
   * @param {number} timeoutMs
   */
  send(command, timeoutMs) {
    return this.#unlessFaulty(this.#send(command), timeoutMs);
  }

  close() {
    if (this.#isClosed) {
      return;
    }
    this.#isClosed = true;
    try {
      // The former in version 5 and later of `redis`, the latter in version 4 and in `ioredis`.
      const { destroy, disconnect } = this.#client;
      const end = typeof destroy === 'function' ? destroy : disconnect;
      Promise.resolve(end.call(this.#client)).catch(() => {});
    } catch {
      // It was not open.
    }
  }

  /** @param {Error} [error] */
  #fail(error = new Error('the connection was closed')) {
    this.#fault ??= error;
    this.#waiting.forEach((reject) => reject(error));
    this.#waiting.clear();
  }

  /**
   * @param {unknown} work
   * @param {number} milliseconds
   */
  async #unlessFaulty(work, milliseconds) {
    /** @type {(error: Error) => void} */
    let stop = () => {};
    const outcome = new Promise((resolve, reject) => {
      stop = reject;
      // It may settle later, when nothing waits for it.
      Promise.resolve(work).then(resolve, reject);
    });
    if (this.#fault !== undefined) {
      stop(this.#fault);
    }
    this.#waiting.add(stop);
    try {
      return await within(outcome, milliseconds);
    } finally {
      this.#waiting.delete(stop);
    }
  }
}

module.exports = { Connection };
