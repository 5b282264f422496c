// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** An application that has not been claimed by an account yet. */
export interface AccountlessApplication {
  readonly publishableKey: string;
  readonly secretKey: string;
  /** URL at which the application can be claimed. */
  readonly claimUrl: string;
  /** URL of the Dashboard page that shows the application's keys. */
  readonly apiKeysUrl: string;
}

/** JSON representation of {@link AccountlessApplication}. */
export interface AccountlessApplicationJSON extends ClerkResourceJSON {
  object: 'accountless_application';
  publishable_key: string;
  secret_key: string;
  claim_url: string;
  api_keys_url: string;
}
