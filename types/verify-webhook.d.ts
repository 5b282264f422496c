import type { WebhookEvent } from './webhook-event/event';

/**
 * Whether a request is a webhook that Clerk has signed for your endpoint within the last five minutes, and what it
 * tells.
 *
 * The signature covers the very bytes that were sent, so the route must not run behind `express.json()`: give it
 * `express.raw({ type: 'application/json' })`. `req.rawBody` goes before `req.body`, and a body that nobody has read is
 * read here (1 MiB at most, within 10 s). Neither method nor address are looked at, for nobody signs them.
 *
 * Clerk may send an event twice, and whoever has recorded a webhook can send it again within the five minutes. Where
 * that matters, remember its id, which stays the same: the header `svix-id`, or `webhook-id` where that is missing.
 *
 * @param req a request of Express or of `node:http`, or a Fetch `Request` (Next.js; in Hono `c.req.raw`)
 * @param options what is not given here comes from the environment: `CLERK_WEBHOOK_SIGNING_SECRET`
 * @returns the event; `type` tells the events apart. Rejects with a {@link VerifyWebhookError}
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
   * The signing secret of the endpoint, from the Clerk Dashboard under Webhooks; it starts with `whsec_`.
   * Default: `CLERK_WEBHOOK_SIGNING_SECRET`, read for each webhook. White space around it is trimmed.
   */
  signingSecret?: string;
};

/** What {@link verifyWebhook} takes: a request of Express, of `node:http` or made like one, or a Fetch `Request`. */
export type WebhookRequest =
  | {
      /**
       * `svix-id`, `svix-timestamp` and `svix-signature`, or all three with `webhook-` in place of `svix-`; names in
       * any case.
       */
      headers: { readonly [name: string]: string | string[] | undefined } | ReadonlyMap<string, string | string[]>;
      /** Text or bytes as they were sent. Parsed JSON is accepted only where writing it again gives the same bytes. */
      body?: unknown;
      /** Text or bytes as they were sent, where something has kept them. Goes before `body`. */
      rawBody?: unknown;
    }
  | {
      readonly headers: { get(name: string): string | null };
      readonly bodyUsed: boolean;
      arrayBuffer(): Promise<ArrayBuffer>;
    };

/** What {@link verifyWebhook} rejects with. `message` is one sentence, which never shows the signing secret. */
export interface VerifyWebhookError extends Error {
  /** The stable code. */
  code: WebhookErrorCode;
  /** What to do about it. The console shows it after the message. */
  action?: string;
  /**
   * What to answer: 400, 408 or 413. Express does so by itself where the error is handed on. Missing where the fault is
   * the app's own: the secret, the options, and how the body is handled before.
   */
  status?: number;
  /** The same, for frameworks that know it by this name. */
  statusCode?: number;
}

/** Why a webhook was not accepted. */
export type WebhookErrorCode =
  /** Something before has read the body and kept nothing. */
  | 'webhook-body-consumed'
  /** A parser has taken the body apart, and what is put together again is not what was signed. */
  | 'webhook-body-parsed'
  /** Reading the body took too long. */
  | 'webhook-body-timeout'
  /** The body is larger than what is read. */
  | 'webhook-body-too-large'
  /** The connection broke while the body was read. */
  | 'webhook-body-unreadable'
  /** `body` is a value that cannot be written as JSON. */
  | 'webhook-body-unserializable'
  /** Id or time are not the same under the two names of the header. */
  | 'webhook-headers-contradictory'
  /** A header is missing. */
  | 'webhook-headers-missing'
  /** The options are no object. */
  | 'webhook-options-invalid'
  /** The body is signed, and is no JSON object. */
  | 'webhook-payload-invalid'
  /** What was given is no request. */
  | 'webhook-request-invalid'
  /** No signature belongs to this secret and this body. */
  | 'webhook-signature-mismatch'
  /** The secret is no secret of a webhook. */
  | 'webhook-signing-secret-invalid'
  /** Neither the options nor the environment have a secret. */
  | 'webhook-signing-secret-missing'
  /** The time is not a number of seconds. */
  | 'webhook-timestamp-invalid'
  /** Sent more than 300 s in the future, by the clock of this machine. */
  | 'webhook-timestamp-too-new'
  /** Sent more than 300 s ago. */
  | 'webhook-timestamp-too-old';
