// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { WebhooksSvixJSON } from '../resource/webhooks';

/**
 * Calls about Svix, which delivers Clerk's webhooks.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/webhooks
 */
export interface WebhookAPI {
  /** A new Svix application for the instance. */
  createSvixApp(callOptions?: CallOptions): Promise<WebhooksSvixJSON>;
  /** An address that signs in to the instance's Svix application. */
  generateSvixAuthURL(callOptions?: CallOptions): Promise<WebhooksSvixJSON>;
  /** Deletes the instance's Svix application, and with it all endpoints. */
  deleteSvixApp(callOptions?: CallOptions): Promise<void>;
}
