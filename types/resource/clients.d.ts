// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';
import type { Session, SessionJSON } from './sessions';
import type { OAuthProvider } from './users';

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

/** What a handshake tells the server. */
export interface HandshakePayload {
  /** Cookies to set: values of the header `Set-Cookie`. */
  readonly directives: string[];
}

/** {@link HandshakePayload} on the wire. */
export type HandshakePayloadJSON = {
  directives: string[];
};
