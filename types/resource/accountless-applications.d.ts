// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** An application that nobody has claimed yet. */
export interface AccountlessApplication {
  readonly publishableKey: string;
  readonly secretKey: string;
  /** Whoever visits it can claim the application. */
  readonly claimUrl: string;
  /** Where its keys are shown. */
  readonly apiKeysUrl: string;
}

/** {@link AccountlessApplication} on the wire. */
export interface AccountlessApplicationJSON extends ClerkResourceJSON {
  object: 'accountless_application';
  publishable_key: string;
  secret_key: string;
  claim_url: string;
  api_keys_url: string;
}
