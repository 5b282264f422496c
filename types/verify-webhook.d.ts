import type { WebhookErrorCode } from './error-code';
import type { WebhookEvent } from './webhook-event/event';

/**
 * Verifies that Clerk signed a request for your endpoint within the last five minutes, and returns its event.
 *
 * The signature covers the exact bytes of the body, so the route must not use `express.json()`: use `express.raw({
 * type: 'application/json' })`. `req.rawBody` takes precedence over `req.body`, and a body that has not been read yet
 * is read here (at most 1 MiB, within 10 s). Method and URL are not checked, because they are not signed.
 *
 * Clerk may send an event twice, and anyone who has recorded a webhook can replay it within the five minutes. If that
 * matters, remember its id, which stays the same: the header `svix-id`, or `webhook-id` if that is missing.
 *
 * @param req a request of Express or `node:http`, or a Fetch `Request` (Next.js; in Hono `c.req.raw`)
 * @param options options; a missing `signingSecret` comes from `CLERK_WEBHOOK_SIGNING_SECRET`
 * @returns the event; check its `type`. Rejects with a {@link VerifyWebhookError}
 * @see [Standard Webhooks](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md)
 *
 * @example
 * app.post('/api/webhooks', express.raw({ type: 'application/json' }), async (req, res) => {
 *   const event = await verifyWebhook(req);
 *   if (event.type === 'user.created') await addUser(event.data.id);
 *   res.sendStatus(204);
 * });
 */
export declare function verifyWebhook(req: WebhookRequest, options?: VerifyWebhookOptions): Promise<WebhookEvent>;

/** Options of {@link verifyWebhook}. */
export type VerifyWebhookOptions = {
  /**
   * The signing secret of the endpoint, from the Clerk Dashboard under Webhooks; starts with `whsec_`. Surrounding
   * white space is trimmed. Default: `CLERK_WEBHOOK_SIGNING_SECRET`, which is read for every webhook.
   */
  signingSecret?: string;
};

/**
 * What {@link verifyWebhook} accepts: a request of Express or `node:http`, an object like one, or a Fetch `Request`.
 */
export type WebhookRequest =
  | {
      /**
       * `svix-id`, `svix-timestamp` and `svix-signature`, or all three with `webhook-` instead of `svix-`. Names are
       * case-insensitive.
       */
      headers: { readonly [name: string]: string | string[] | undefined } | ReadonlyMap<string, string | string[]>;
      /** The string or bytes as sent. Parsed JSON is accepted only if serializing it results in the same bytes. */
      body?: unknown;
      /** The string or bytes as sent, if they were retained. Takes precedence over `body`. */
      rawBody?: unknown;
    }
  | {
      readonly headers: { get(name: string): string | null };
      readonly bodyUsed: boolean;
      arrayBuffer(): Promise<ArrayBuffer>;
    };

/** What {@link verifyWebhook} rejects with. `message` is one sentence, and never contains the signing secret. */
export interface VerifyWebhookError extends Error {
  /** Stable code. */
  code: WebhookErrorCode;
  /** How to fix it. The console shows it after the message. */
  action?: string;
  /**
   * The HTTP status to respond with: 400, 408 or 413; Express uses it when the error is passed on. Missing if the app
   * is at fault: the secret, the options, or how the body was handled earlier.
   */
  status?: number;
  /** The same as `status`, for frameworks that use this name. */
  statusCode?: number;
}
