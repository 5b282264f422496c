// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A URL to which native apps may be redirected after authentication. Times are Unix timestamps in milliseconds. */
export interface RedirectUrl {
  readonly id: string;
  readonly url: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** JSON representation of {@link RedirectUrl}. */
export interface RedirectUrlJSON extends ClerkResourceJSON {
  object: 'redirect_url';
  url: string;
  created_at: number;
  updated_at: number;
}
