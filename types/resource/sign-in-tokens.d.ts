// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A token that signs in a user. Times are Unix timestamps in milliseconds. */
export interface SignInToken {
  readonly id: string;
  readonly userId: string;
  readonly token: string;
  readonly status: string;
  /** URL that signs in the user when visited. */
  readonly url: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** JSON representation of {@link SignInToken}. */
export interface SignInTokenJSON extends ClerkResourceJSON {
  object: 'sign_in_token';
  user_id: string;
  token: string;
  status: 'pending' | 'accepted' | 'revoked';
  url: string;
  created_at: number;
  updated_at: number;
}
