import type { User } from 'clerk-express-native';
import {
  clerkClient,
  clerkMiddleware,
  createClerkClient,
  getAuth,
  requireAuth,
  verifyToken,
} from 'clerk-express-native';

export const all = [clerkClient, clerkMiddleware, createClerkClient, getAuth, requireAuth, verifyToken];
export const nameOf = ({ fullName }: User): string => fullName ?? 'nobody';

import type { WebhookEvent } from 'clerk-express-native/webhooks';
import { verifyWebhook } from 'clerk-express-native/webhooks';

export const event: Promise<WebhookEvent> = verifyWebhook({ headers: {}, body: '' });
