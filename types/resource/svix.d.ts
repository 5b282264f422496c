/** An address at Svix. */
export interface WebhooksSvixJSON {
  svix_url: string;
}
