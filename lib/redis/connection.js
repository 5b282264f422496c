'use strict';

const { within } = require('./deadline');
const { senderOf } = require('./sender');

/** @import { AnyClient, Send } from './sender' */

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * A connection of its own, for commands that wait. It ends with its first fault, instead of connecting again by itself
 * as the clients do: what happened in the meantime has to be read first.
 */
class Connection {
  #client;
  #send;
  /** @type {Promise<never>} */
  #fault;
  #isClosed = false;

  /**
   * @param {AnyClient} client of the app, which is not used itself
   * @param {string} caller
   */
  constructor(client, caller) {
    this.#client = client.duplicate();
    this.#send = senderOf(this.#client, caller);
    this.#fault = new Promise((_resolve, reject) => {
      const fail = (/** @type {Error | undefined} */ error) => reject(error ?? new Error('the connection was closed'));
      // Also keeps errors from ending the process, which they do where an event has no listener.
      ['error', 'close', 'end'].forEach((event) => this.#client.on(event, fail));
    });
    this.#fault.catch(() => {});
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

  /**
   * @param {unknown} work
   * @param {number} milliseconds
   */
  #unlessFaulty(work, milliseconds) {
    const promise = Promise.resolve(work);
    // It may reject later, when nothing waits for it.
    promise.catch(() => {});
    return within(Promise.race([promise, this.#fault]), milliseconds);
  }
}

module.exports = { Connection };
