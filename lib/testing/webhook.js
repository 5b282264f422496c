'use strict';

const { createHmac, randomUUID } = require('node:crypto');

/**
 * A delivery as Clerk sends it, signed by the scheme of Standard Webhooks.
 *
 * @param {string} signingSecret `whsec_…`
 * @param {string} type such as `user.created`
 * @param {object} data
 * @param {{ id?: string, timestamp?: number | Date, instanceId: string }} options
 * @returns {{ headers: Record<string, string>, body: string }}
 */
function delivery(signingSecret, type, data, { id = `msg_${randomUUID()}`, timestamp = Date.now(), instanceId }) {
  const milliseconds = Number(timestamp);
  const body = JSON.stringify({ data, instance_id: instanceId, object: 'event', timestamp: milliseconds, type });
  const seconds = String(Math.floor(milliseconds / 1000));
  const key = Buffer.from(signingSecret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    headers: {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': seconds,
      'svix-signature': `v1,${signature}`,
    },
    body,
  };
}

module.exports = { delivery };
