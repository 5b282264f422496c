// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** An OAuth access token that the instance has issued as an identity provider. Times are Unix time in milliseconds. */
export interface IdPOAuthAccessToken {
  readonly id: string;
  /** The OAuth application's. */
  readonly clientId: string;
  readonly type: string;
  /** Id of the user that it stands for. */
  readonly subject: string;
  readonly scopes: string[];
  readonly revoked: boolean;
  readonly revocationReason: string | null;
  readonly expired: boolean;
  readonly expiration: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** For whom it was issued. */
  readonly aud?: string[] | undefined;
  /** Who acts in the user's name. */
  readonly act?: IdPOAuthAccessTokenActorJSON | undefined;
}

/** {@link IdPOAuthAccessToken} on the wire. */
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

/** What a token's `act` claim tells. */
export interface IdPOAuthAccessTokenActorJSON {
  iss?: string;
  sub: string;
  act?: IdPOAuthAccessTokenActorJSON;
}
