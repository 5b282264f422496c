// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { WebhooksSvixJSON } from '../resource/webhooks';

/**
 * Manages the instance's application at Svix, which delivers Clerk's webhooks.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/webhooks
 */
export interface WebhookAPI {
  /** Creates a Svix application for the instance. */
  createSvixApp(callOptions?: CallOptions): Promise<WebhooksSvixJSON>;
  /** Returns a URL that signs in to the instance's Svix application. */
  generateSvixAuthURL(callOptions?: CallOptions): Promise<WebhooksSvixJSON>;
  /** Deletes the instance's Svix application, including all webhook endpoints. */
  deleteSvixApp(callOptions?: CallOptions): Promise<void>;
}
