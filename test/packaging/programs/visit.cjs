'use strict';

const { createHmac } = require('node:crypto');

/**
 * Visits an app with a session token, with a forged one, and without; then sends it a webhook. The programs print the
 * results.
 */
module.exports = async function visit(origin) {
  const ask = async (token) => {
    const headers = { connection: 'close', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(`${origin}/me`, { headers });
    return `${response.status} ${await response.text()}`;
  };
  const { SESSION_TOKEN, FORGED_TOKEN } = process.env;
  return [await ask(SESSION_TOKEN), await ask(FORGED_TOKEN), await ask(undefined), await sendWebhook(origin)];
};

async function sendWebhook(origin) {
  const body = JSON.stringify({ type: 'user.deleted', data: { id: 'user_1' } });
  const [id, time] = ['msg_1', Math.floor(Date.now() / 1000)];
  const key = Buffer.from(process.env.CLERK_WEBHOOK_SIGNING_SECRET.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
  const headers = {
    connection: 'close',
    'svix-id': id,
    'svix-timestamp': String(time),
    'svix-signature': `v1,${signature}`,
  };
  const response = await fetch(`${origin}/webhook`, { method: 'POST', headers, body });
  return `${response.status} ${await response.text()}`;
}
