// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A token that signs a user in. Times are Unix time in milliseconds. */
export interface SignInToken {
  readonly id: string;
  readonly userId: string;
  readonly token: string;
  readonly status: string;
  /** Whoever visits it is signed in. */
  readonly url: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** {@link SignInToken} on the wire. */
export interface SignInTokenJSON extends ClerkResourceJSON {
  object: 'sign_in_token';
  user_id: string;
  token: string;
  status: 'pending' | 'accepted' | 'revoked';
  url: string;
  created_at: number;
  updated_at: number;
}
