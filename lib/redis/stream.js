'use strict';

/** @import { Send } from './sender' */

/** The field of an entry that contains the message. */
const FIELD = 'm';

const PAGE = 500;

const TRIM_INTERVAL_MS = 60_000;

/** @typedef {{ id: string, message: unknown }} Entry */

/** Before the first entry. */
const BEGINNING = '0-0';

/**
 * Messages in a stream of Redis: each can be read by any number of processes, also by those that were away when it was
 * sent. Its ids are times of the clock of Redis, by which old entries are removed, so that the clocks of the processes
 * do not matter.
 */
class Stream {
  #key;
  #lifetimeMs;
  #maxEntries;
  #latestTrim = -Infinity;

  /**
   * @param {string} key
   * @param {{ lifetimeMs: number, maxEntries: number }} limits how long entries are kept, and how many
   */
  constructor(key, { lifetimeMs, maxEntries }) {
    this.#key = key;
    this.#lifetimeMs = lifetimeMs;
    this.#maxEntries = maxEntries;
  }

  /**
   * Adds a message.
   *
   * @param {Send} send
   * @param {string} message
   */
  async add(send, message) {
    const limit = ['MAXLEN', '~', String(this.#maxEntries)];
    const id = String(await send(['XADD', this.#key, ...limit, '*', FIELD, message]));
    const now = performance.now();
    if (now - this.#latestTrim >= TRIM_INTERVAL_MS) {
      this.#latestTrim = now;
      // An id from the future, which anybody can add who can write to Redis, makes those that follow as high as itself.
      const time = Math.min(Number(id.split('-')[0]), Date.now());
      const oldest = String(Math.max(0, time - this.#lifetimeMs));
      // The message was sent, whatever becomes of these.
      send(['XTRIM', this.#key, 'MINID', '~', oldest]).catch(() => {});
      send(['PEXPIRE', this.#key, String(this.#lifetimeMs + TRIM_INTERVAL_MS)]).catch(() => {});
    }
  }

  /**
   * Reads all messages.
   *
   * @param {Send} send
   * @param {(entry: Entry) => void} receive
   * @returns {Promise<string>} the id of the last entry
   */
  async readAll(send, receive) {
    let last = BEGINNING;
    for (;;) {
      const page = entriesOf(await send(['XRANGE', this.#key, following(last), '+', 'COUNT', String(PAGE)]));
      page.forEach(receive);
      last = page.at(-1)?.id ?? last;
      if (page.length < PAGE) {
        return last;
      }
    }
  }

  /**
   * Whether entries may be missed by waiting for those after an entry: the stream was deleted, and another one has
   * begun with lower ids.
   *
   * @param {Send} send
   * @param {string} last the id of the entry
   */
  async hasRestarted(send, last) {
    const [newest] = entriesOf(await send(['XREVRANGE', this.#key, '+', '-', 'COUNT', '1']));
    return last !== BEGINNING && (newest === undefined || compare(newest.id, last) < 0);
  }

  /**
   * Waits for messages after an entry.
   *
   * @param {Send} send
   * @param {string} last
   * @param {number} blockMs
   * @param {(entry: Entry) => void} receive
   * @returns {Promise<string>} the id of the last entry: the same if there was no message in this time
   */
  async wait(send, last, blockMs, receive) {
    const page = ['COUNT', String(PAGE), 'BLOCK', String(blockMs)];
    const entries = entriesOf(onlyStream(await send(['XREAD', ...page, 'STREAMS', this.#key, last])));
    entries.forEach(receive);
    return entries.at(-1)?.id ?? last;
  }
}

/**
 * The id after another.
 *
 * @param {string} id
 */
function following(id) {
  const [time, number] = id.split('-');
  return `${time}-${BigInt(number) + 1n}`;
}

/**
 * @param {string} one an id
 * @param {string} other
 * @returns {number} negative if the first is lower
 */
function compare(one, other) {
  const [oneTime, oneNumber] = one.split('-').map(Number);
  const [otherTime, otherNumber] = other.split('-').map(Number);
  return oneTime - otherTime || oneNumber - otherNumber;
}

/**
 * The entries of the only stream in a reply: a map of streams in RESP3, which clients convert to several types, and an
 * array of pairs in RESP2.
 *
 * @param {unknown} reply
 */
function onlyStream(reply) {
  if (Array.isArray(reply)) {
    // Flat, as a map may also be converted, or pairs.
    return Array.isArray(reply[0]) ? reply[0][1] : reply[1];
  }
  return reply instanceof Map ? [...reply.values()][0] : Object.values(reply ?? {})[0];
}

/**
 * @param {unknown} reply arrays of an id and an array of fields
 * @returns {Entry[]}
 */
function entriesOf(reply) {
  return (Array.isArray(reply) ? reply : []).map(([id, fields]) => {
    // Clients may be configured to return buffers.
    const [name, value] = Array.isArray(fields) ? fields.map(String) : [];
    return { id: String(id), message: name === FIELD ? value : undefined };
  });
}

module.exports = { Stream, compare };
