// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** An application for which the instance is the identity provider. Times are Unix timestamps in milliseconds. */
export interface OAuthApplication {
  readonly id: string;
  readonly instanceId: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientUri: string | null;
  readonly clientImageUrl: string | null;
  readonly dynamicallyRegistered: boolean;
  readonly consentScreenEnabled: boolean;
  readonly pkceRequired: boolean;
  /** Whether the application is a public client, which has no secret and must use PKCE. */
  readonly isPublic: boolean;
  /** Scopes, separated by spaces. */
  readonly scopes: string;
  readonly redirectUris: string[];
  readonly authorizeUrl: string;
  readonly tokenFetchUrl: string;
  readonly userInfoUrl: string;
  readonly discoveryUrl: string;
  readonly tokenIntrospectionUrl: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Client secret. Only present in the results of `create()` and `rotateSecret()`. */
  readonly clientSecret?: string | undefined;
}

/** JSON representation of {@link OAuthApplication}. */
export interface OAuthApplicationJSON extends ClerkResourceJSON {
  object: 'oauth_application';
  instance_id: string;
  name: string;
  client_id: string;
  client_uri: string | null;
  client_image_url: string | null;
  dynamically_registered: boolean;
  consent_screen_enabled: boolean;
  pkce_required: boolean;
  public: boolean;
  scopes: string;
  redirect_uris: string[];
  authorize_url: string;
  token_fetch_url: string;
  user_info_url: string;
  discovery_url: string;
  token_introspection_url: string;
  created_at: number;
  updated_at: number;
  client_secret?: string;
}
