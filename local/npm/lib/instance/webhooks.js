'use strict';

/**
 * @import { ClerkLocalWebhook, ClerkLocalWebhookEndpoint, ClerkLocalWebhooks } from '../../index'
 * @import { Call } from './call'
 */

/** How long `next()` waits by default. */
const DEFAULT_TIMEOUT_MS = 5000;

/**
 * The webhooks that are sent.
 *
 * @param {Call} call
 * @returns {ClerkLocalWebhooks & { skip: () => Promise<void> }} `skip` lets `next()` begin after what has been sent
 */
function webhooksOf(call) {
  /** @type {string | undefined} */
  let latest;
  /** @type {ClerkLocalWebhooks['list']} */
  async function list(type) {
    const { data } = await call('GET', `/local/webhooks${query({ type })}`);
    return data;
  }

  return {
    list,
    async skip() {
      latest = (await list())[0]?.id;
    },
    async next(type, { timeout = DEFAULT_TIMEOUT_MS } = {}) {
      const seconds = Math.max(1, Math.ceil(timeout / 1000));
      /** @type {ClerkLocalWebhook} */
      const webhook = await call('GET', `/local/webhooks/next${query({ type, after: latest, wait_seconds: seconds })}`);
      latest = webhook.id;
      return webhook;
    },
    async replay(id) {
      await call('POST', `/local/webhooks/${encodeURIComponent(id)}/replay`, {});
    },
    sendTo: async (url, events = []) => endpointFrom(await call('POST', '/local/webhooks/endpoints', { url, events })),
    async endpoints() {
      /** @type {{ data: any[] }} */
      const { data } = await call('GET', '/local/webhooks/endpoints');
      return data.map(endpointFrom);
    },
    async removeEndpoint(id) {
      await call('DELETE', `/local/webhooks/endpoints/${encodeURIComponent(id)}`);
    },
  };
}

module.exports = { webhooksOf };

/**
 * @param {{ id: string, url: string, events?: string[] }} endpoint
 * @returns {ClerkLocalWebhookEndpoint}
 */
function endpointFrom({ id, url, events = [] }) {
  return { id, url, events };
}

/** @param {Record<string, string | number | undefined>} parameters */
function query(parameters) {
  const present = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return `?${new URLSearchParams(Object.fromEntries(present.map(([name, value]) => [name, String(value)])))}`;
}
