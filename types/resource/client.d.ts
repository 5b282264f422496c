import type { OAuthProvider } from './oauth-access-token';
import type { ClerkResourceJSON } from './payload';
import type { Session, SessionJSON } from './session';

/** A browser or a device. Times are Unix time in milliseconds. */
export interface Client {
  readonly id: string;
  /** Ids of its sessions. */
  readonly sessionIds: string[];
  readonly sessions: Session[];
  /** The sign-in that is going on. */
  readonly signInId: string | null;
  /** The sign-up that is going on. */
  readonly signUpId: string | null;
  readonly lastActiveSessionId: string | null;
  readonly lastAuthenticationStrategy: LastAuthenticationStrategy | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** How somebody has signed in last. */
export type LastAuthenticationStrategy =
  | 'email_address'
  | 'email_code'
  | 'email_link'
  | 'phone_code'
  | 'password'
  | 'username'
  | `oauth_${OAuthProvider}`
  | `web3_${'metamask' | 'base' | 'coinbase_wallet' | 'okx_wallet' | 'solana'}_signature`;

/** {@link Client} on the wire. */
export interface ClientJSON extends ClerkResourceJSON {
  object: 'client';
  session_ids: string[];
  sessions: SessionJSON[];
  sign_in_id: string | null;
  sign_up_id: string | null;
  last_active_session_id: string | null;
  last_authentication_strategy: LastAuthenticationStrategy | null;
  created_at: number;
  updated_at: number;
}
