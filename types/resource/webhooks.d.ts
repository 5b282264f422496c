// Generated from api/definition/ by `npm run generate`. Do not edit.

/** An address at Svix. */
export interface WebhooksSvixJSON {
  svix_url: string;
}
