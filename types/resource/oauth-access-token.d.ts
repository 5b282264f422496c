/** An access token that a user has at an OAuth provider. */
export interface OauthAccessToken {
  readonly externalAccountId: string;
  /** Such as `oauth_google`. */
  readonly provider: string;
  readonly token: string;
  readonly publicMetadata: Record<string, unknown>;
  readonly label: string;
  readonly scopes?: string[] | undefined;
  /** For OAuth 1.0. */
  readonly tokenSecret?: string | undefined;
  /** Unix time. */
  readonly expiresAt?: number | undefined;
  /** For OpenID Connect. */
  readonly idToken?: string | undefined;
}

/** OAuth providers that Clerk knows, and those of your own. */
export type OAuthProvider =
  | 'facebook'
  | 'google'
  | 'hubspot'
  | 'github'
  | 'tiktok'
  | 'gitlab'
  | 'discord'
  | 'twitter'
  | 'twitch'
  | 'linkedin'
  | 'linkedin_oidc'
  | 'dropbox'
  | 'atlassian'
  | 'bitbucket'
  | 'microsoft'
  | 'notion'
  | 'apple'
  | 'line'
  | 'instagram'
  | 'coinbase'
  | 'spotify'
  | 'xero'
  | 'box'
  | 'slack'
  | 'linear'
  | 'x'
  | 'enstall'
  | 'huggingface'
  | 'vercel'
  | 'agentid'
  | `custom_${string}`;

/** {@link OauthAccessToken} on the wire. */
export interface OauthAccessTokenJSON {
  external_account_id: string;
  object: 'oauth_access_token';
  token: string;
  provider: string;
  public_metadata: Record<string, unknown>;
  label: string | null;
  scopes?: string[];
  token_secret?: string;
  expires_at?: number;
  id_token?: string;
}
