import webhooks from './webhooks.js';

export const { verifyWebhook } = webhooks;
