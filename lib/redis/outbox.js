'use strict';

/**
 * Messages that could not be sent, in their order. They are sent again when something suggests that it works.
 */
class Outbox {
  #send;
  #maxMessages;
  /** @type {Set<string>} */
  #messages = new Set();
  #isSending = false;

  /**
   * @param {(message: string) => Promise<void>} send
   * @param {number} maxMessages
   */
  constructor(send, maxMessages) {
    this.#send = send;
    this.#maxMessages = maxMessages;
  }

  get size() {
    return this.#messages.size;
  }

  /**
   * Sends a message. Rejects if that fails, and keeps the message.
   *
   * @param {string} message
   */
  async send(message) {
    try {
      await this.#send(message);
    } catch (error) {
      this.#messages.add(message);
      if (this.#messages.size > this.#maxMessages) {
        this.#messages.delete(/** @type {string} */ (this.#messages.values().next().value));
      }
      throw error;
    }
  }

  /** Sends what was kept, until that fails. */
  async sendKept() {
    if (this.#isSending) {
      return;
    }
    this.#isSending = true;
    try {
      for (const message of this.#messages) {
        await this.#send(message);
        this.#messages.delete(message);
      }
    } catch {
      // Again later.
    } finally {
      this.#isSending = false;
    }
  }
}

module.exports = { Outbox };
