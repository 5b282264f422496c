'use strict';

const { setTimeout: pause } = require('node:timers/promises');
const { ClerkLocalError } = require('../error');

/**
 * @import { ClerkLocalInbox, ClerkLocalMessage } from '../../index'
 * @import { Call } from './call'
 */

/** How long `code()` waits for a message by default. The app may still be sending it. */
const DEFAULT_TIMEOUT_MS = 5000;

const INTERVAL_MS = 25;

/**
 * The emails and SMS messages that would have been sent.
 *
 * @param {Call} call
 * @returns {ClerkLocalInbox}
 */
function inboxOf(call) {
  /** Messages whose code has been returned: a second sign-in has to wait for its own. */
  const used = new Set();

  /** @type {ClerkLocalInbox['list']} */
  async function list(address) {
    const query = address === undefined ? '' : `?${new URLSearchParams({ to: address })}`;
    /** @type {{ data: any[] }} */
    const { data } = await call('GET', `/local/messages${query}`);
    return data.map(messageFrom);
  }

  return {
    list,
    last: async (address) => (await list(address))[0],
    async code(address, { timeout = DEFAULT_TIMEOUT_MS } = {}) {
      const end = Date.now() + timeout;
      for (;;) {
        const messages = await list(address);
        const message = messages.find(({ id, code }) => code !== null && !used.has(id));
        if (message?.code) {
          used.add(message.id);
          return message.code;
        }
        if (Date.now() >= end) {
          throw new ClerkLocalError(
            'code-missing',
            `No new code was sent to ${address} within ${timeout} ms; there are ${messages.length} messages. ` +
              'Check the address, and that the app has asked for a code.',
          );
        }
        await pause(INTERVAL_MS);
      }
    },
  };
}

module.exports = { inboxOf };

/**
 * @param {{ id: string, kind: 'email' | 'sms', to: string, subject?: string | null, body: string, code?: string | null,
 *   link?: string | null, created_at: number }} message
 * @returns {ClerkLocalMessage}
 */
function messageFrom({ id, kind, to, subject, body, code, link, created_at: createdAt }) {
  return { id, kind, to, subject: subject ?? null, body, code: code ?? null, link: link ?? null, createdAt };
}
