// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/**
 * An OAuth access token that the instance issued as an identity provider. Times are Unix timestamps in
 * milliseconds.
 */
export interface IdPOAuthAccessToken {
  readonly id: string;
  /** Client id of the OAuth application. */
  readonly clientId: string;
  readonly type: string;
  /** Id of the user who authorized the application. */
  readonly subject: string;
  readonly scopes: string[];
  readonly revoked: boolean;
  readonly revocationReason: string | null;
  readonly expired: boolean;
  readonly expiration: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Audiences that the token was issued for. */
  readonly aud?: string[] | undefined;
  /** The actor, if someone acts on behalf of the user. */
  readonly act?: IdPOAuthAccessTokenActorJSON | undefined;
}

/** JSON representation of {@link IdPOAuthAccessToken}. */
export interface IdPOAuthAccessTokenJSON extends ClerkResourceJSON {
  object: 'clerk_idp_oauth_access_token';
  client_id: string;
  type: string;
  subject: string;
  scopes: string[];
  revoked: boolean;
  revocation_reason: string | null;
  expired: boolean;
  expiration: number | null;
  created_at: number;
  updated_at: number;
  aud?: string[];
  act?: IdPOAuthAccessTokenActorJSON;
}

/** The `act` claim of a token. */
export interface IdPOAuthAccessTokenActorJSON {
  iss?: string;
  sub: string;
  act?: IdPOAuthAccessTokenActorJSON;
}
