// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';
import type { Session, SessionJSON } from './sessions';
import type { OAuthProvider } from './users';

/** A browser or a device. Times are Unix timestamps in milliseconds. */
export interface Client {
  readonly id: string;
  /** Ids of the client's sessions. */
  readonly sessionIds: string[];
  readonly sessions: Session[];
  /** Id of the sign-in in progress. */
  readonly signInId: string | null;
  /** Id of the sign-up in progress. */
  readonly signUpId: string | null;
  readonly lastActiveSessionId: string | null;
  readonly lastAuthenticationStrategy: LastAuthenticationStrategy | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** JSON representation of {@link Client}. */
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

/** Strategy of the most recent sign-in. */
export type LastAuthenticationStrategy =
  | 'email_address'
  | 'email_code'
  | 'email_link'
  | 'phone_code'
  | 'password'
  | 'username'
  | `oauth_${OAuthProvider}`
  | `web3_${'metamask' | 'base' | 'coinbase_wallet' | 'okx_wallet' | 'solana'}_signature`;

/** Payload of a handshake. */
export interface HandshakePayload {
  /** Cookies to set, as values of the `Set-Cookie` header. */
  readonly directives: string[];
}

/** JSON representation of {@link HandshakePayload}. */
export type HandshakePayloadJSON = {
  directives: string[];
};
