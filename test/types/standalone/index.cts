// Compiled without Clerk's types and with the declarations themselves checked: they need only Express' types.

import clerk = require('clerk-express-native');
import webhooks = require('clerk-express-native/webhooks');

const { clerkMiddleware, getAuth } = clerk;

export const middleware = clerkMiddleware();
export const userOf = (req: Parameters<typeof getAuth>[0]): string | null => getAuth(req).userId;
export const event: Promise<webhooks.WebhookEvent> = webhooks.verifyWebhook({ headers: {}, body: '' });
