'use strict';

const { Connection } = require('./connection');

/** @import { AnyClient } from './sender' */
/** @import { Entry, Stream } from './stream' */

/** How long Redis keeps a command waiting for messages. */
const BLOCK_MS = 2_000;

const REPLY_TIMEOUT_MS = 2_000;

const FIRST_DELAY_MS = 50;
const MAX_DELAY_MS = 2_000;

/**
 * What a follower reports.
 *
 * @typedef {object} Reports
 * @property {(entry: Entry) => void} received an entry, at least once
 * @property {() => void} connected all entries were read
 * @property {(error: Error) => void} lost
 * @property {() => void} turned the connection works
 */

/**
 * Reads a stream from its beginning, and what is added to it. After a fault it connects and reads it again, so that
 * nothing is missed that is still there.
 */
class Follower {
  #client;
  #stream;
  #caller;
  #reports;
  /** @type {Connection | undefined} */
  #connection;
  #isClosed = false;
  /** @type {(() => void) | undefined} */
  #wake;

  /**
   * @param {AnyClient} client
   * @param {Stream} stream
   * @param {string} caller
   * @param {Reports} reports
   */
  constructor(client, stream, caller, reports) {
    this.#client = client;
    this.#stream = stream;
    this.#caller = caller;
    this.#reports = reports;
    this.#run();
  }

  close() {
    this.#isClosed = true;
    this.#connection?.close();
    this.#wake?.();
  }

  async #run() {
    let delay = FIRST_DELAY_MS;
    while (!this.#isClosed) {
      try {
        await this.#follow(() => {
          delay = FIRST_DELAY_MS;
        });
      } catch (error) {
        if (!this.#isClosed) {
          this.#reports.lost(/** @type {Error} */ (error));
        }
      }
      this.#connection?.close();
      if (!this.#isClosed) {
        await this.#pause(delay);
        delay = Math.min(2 * delay, MAX_DELAY_MS);
      }
    }
  }

  /**
   * Reads until there is a fault.
   *
   * @param {() => void} succeeded
   * @returns {Promise<never>}
   */
  async #follow(succeeded) {
    const connection = new Connection(this.#client, this.#caller);
    this.#connection = connection;
    await connection.open();
    const { received, connected, turned } = this.#reports;
    const send = (/** @type {string[]} */ command) => connection.send(command, REPLY_TIMEOUT_MS);
    const sendAndWait = (/** @type {string[]} */ command) => connection.send(command, BLOCK_MS + REPLY_TIMEOUT_MS);
    let last = await this.#stream.readAll(send, received);
    if (this.#isClosed) {
      throw new Error('closed');
    }
    connected();
    succeeded();
    for (;;) {
      turned();
      const before = last;
      last = await this.#stream.wait(sendAndWait, last, BLOCK_MS, received);
      if (last === before && (await this.#stream.hasRestarted(send, last))) {
        last = await this.#stream.readAll(send, received);
      }
    }
  }

  /**
   * Waits for up to this long, at random so that processes do not all come back at the same moment.
   *
   * @param {number} milliseconds
   */
  #pause(milliseconds) {
    return /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds * (0.5 + Math.random() / 2));
        timer.unref();
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      })
    );
  }
}

module.exports = { Follower };
