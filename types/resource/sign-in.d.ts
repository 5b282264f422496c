// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** JSON representation of a sign-in in progress. */
export interface SignInJSON extends ClerkResourceJSON {
  object: 'sign_in_token';
  status: SignInStatus;
  identifier: string;
  created_session_id: string | null;
}

/** Status of a sign-in. */
export type SignInStatus = 'needs_identifier' | 'needs_factor_one' | 'needs_factor_two' | 'complete';
