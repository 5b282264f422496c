// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A token by which one user signs in as another. Times are Unix time in milliseconds. */
export interface ActorToken {
  readonly id: string;
  readonly status: ActorTokenStatus;
  /** Whom to sign in as. */
  readonly userId: string;
  /** Who signs in. */
  readonly actor: Record<string, unknown> | null;
  /** Told when it is made. */
  readonly token: string | null | undefined;
  /** Whoever visits it is signed in. */
  readonly url: string | null | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** {@link ActorToken} on the wire. */
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

/** The states of an actor token. */
export type ActorTokenStatus = 'pending' | 'accepted' | 'revoked';
