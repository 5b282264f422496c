// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A token with which one user signs in as another. Times are Unix timestamps in milliseconds. */
export interface ActorToken {
  readonly id: string;
  readonly status: ActorTokenStatus;
  /** Id of the user to impersonate. */
  readonly userId: string;
  /** The impersonating user. */
  readonly actor: Record<string, unknown> | null;
  /** Value of the token. Only present in the result of `create()`. */
  readonly token: string | null | undefined;
  /** URL that signs in the actor as the user. */
  readonly url: string | null | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** JSON representation of {@link ActorToken}. */
export interface ActorTokenJSON extends ClerkResourceJSON {
  object: 'actor_token';
  status: ActorTokenStatus;
  user_id: string;
  actor: Record<string, unknown> | null;
  token?: string | null;
  url?: string | null;
  created_at: number;
  updated_at: number;
}

/** Status of an actor token. */
export type ActorTokenStatus = 'pending' | 'accepted' | 'revoked';
