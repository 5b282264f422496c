// Generated from api/definition/ by `npm run generate`. Do not edit.

/** A URL of the instance's Svix application. */
export interface WebhooksSvixJSON {
  /** URL that signs in to the Svix application. */
  svix_url: string;
}
