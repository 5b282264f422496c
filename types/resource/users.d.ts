// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { Metadata } from '../metadata';
import type { DeletedObjectJSON } from './deleted-object';
import type { EmailAddress, EmailAddressJSON } from './email-addresses';
import type { OrganizationMembershipJSON } from './organizations';
import type { ClerkResourceJSON } from './payload';
import type { PhoneNumber, PhoneNumberJSON } from './phone-numbers';
import type { Verification, VerificationJSON } from './verifications';

/** An account of a user at an enterprise identity provider. Times are Unix time in milliseconds. */
export interface EnterpriseAccount {
  readonly id: string;
  readonly active: boolean;
  readonly emailAddress: string;
  readonly enterpriseConnection: EnterpriseAccountConnection | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Such as `saml`. */
  readonly protocol: string;
  readonly provider: string;
  readonly providerUserId: string | null;
  readonly publicMetadata: Record<string, unknown>;
  readonly verification: Verification | null;
  readonly lastAuthenticatedAt: number | null;
  readonly enterpriseConnectionId: string | null;
}

/** {@link EnterpriseAccount} on the wire. */
export interface EnterpriseAccountJSON extends ClerkResourceJSON {
  object: 'enterprise_account';
  active: boolean;
  email_address: string;
  enterprise_connection: EnterpriseAccountConnectionJSON | null;
  first_name: string | null;
  last_name: string | null;
  protocol: string;
  provider: string;
  provider_user_id: string | null;
  public_metadata: Record<string, unknown>;
  verification: VerificationJSON | null;
  last_authenticated_at: number | null;
  enterprise_connection_id: string | null;
}

/** The connection to an enterprise identity provider. Times are Unix time in milliseconds. */
export interface EnterpriseAccountConnection {
  readonly id: string;
  readonly active: boolean;
  readonly allowIdpInitiated: boolean;
  readonly allowSubdomains: boolean;
  readonly disableAdditionalIdentifications: boolean;
  readonly domain: string;
  readonly logoPublicUrl: string | null;
  readonly name: string;
  readonly protocol: string;
  readonly provider: string;
  readonly syncUserAttributes: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** {@link EnterpriseAccountConnection} on the wire. */
export interface EnterpriseAccountConnectionJSON extends ClerkResourceJSON {
  active: boolean;
  allow_idp_initiated: boolean;
  allow_subdomains: boolean;
  disable_additional_identifications: boolean;
  domain: string;
  logo_public_url: string | null;
  name: string;
  protocol: string;
  provider: string;
  sync_user_attributes: boolean;
  created_at: number;
  updated_at: number;
}

/** An account of a user at an OAuth provider. */
export interface ExternalAccount {
  readonly id: string;
  /** Such as `oauth_google`. */
  readonly provider: string;
  readonly providerUserId: string;
  readonly identificationId: string;
  /** The same as `providerUserId`. */
  readonly externalId: string;
  /** Separated by blanks. */
  readonly approvedScopes: string;
  readonly emailAddress: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly imageUrl: string;
  readonly username: string | null;
  readonly phoneNumber: string | null;
  readonly publicMetadata: Record<string, unknown> | null;
  readonly label: string | null;
  readonly verification: Verification | null;
  readonly externalAccountId?: string | undefined;
}

/** {@link ExternalAccount} on the wire. */
export interface ExternalAccountJSON extends ClerkResourceJSON {
  object: 'external_account';
  provider: string;
  provider_user_id: string;
  identification_id: string;
  approved_scopes: string;
  email_address: string;
  first_name: string;
  last_name: string;
  image_url?: string;
  username: string | null;
  phone_number: string | null;
  public_metadata?: Record<string, unknown> | null;
  label: string | null;
  verification: VerificationJSON | null;
  external_account_id?: string;
}

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

/** {@link OauthAccessToken} on the wire. */
export interface OauthAccessTokenJSON {
  object: 'oauth_access_token';
  external_account_id: string;
  provider: string;
  token: string;
  public_metadata: Record<string, unknown>;
  label: string | null;
  scopes?: string[];
  token_secret?: string;
  expires_at?: number;
  id_token?: string;
}

/** A user. Times are Unix time in milliseconds. */
export interface User {
  readonly id: string;
  readonly passwordEnabled: boolean;
  readonly totpEnabled: boolean;
  readonly backupCodeEnabled: boolean;
  readonly twoFactorEnabled: boolean;
  readonly banned: boolean;
  readonly locked: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly imageUrl: string;
  /** Whether the picture was chosen by the user. */
  readonly hasImage: boolean;
  readonly primaryEmailAddressId: string | null;
  readonly primaryPhoneNumberId: string | null;
  readonly primaryWeb3WalletId: string | null;
  readonly lastSignInAt: number | null;
  /** The user's id in your own system. */
  readonly externalId: string | null;
  readonly username: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Read by front ends, written by servers. */
  readonly publicMetadata: Metadata<UserPublicMetadata>;
  /** Read and written by servers. */
  readonly privateMetadata: Metadata<UserPrivateMetadata>;
  /** Read and written by front ends: do not trust it. */
  readonly unsafeMetadata: Metadata<UserUnsafeMetadata>;
  readonly emailAddresses: EmailAddress[];
  readonly phoneNumbers: PhoneNumber[];
  readonly web3Wallets: Web3Wallet[];
  /** Accounts at OAuth providers. */
  readonly externalAccounts: ExternalAccount[];
  /** Accounts at enterprise identity providers. */
  readonly enterpriseAccounts: EnterpriseAccount[];
  readonly lastActiveAt: number | null;
  readonly createOrganizationEnabled: boolean;
  readonly createOrganizationsLimit: number | null;
  readonly deleteSelfEnabled: boolean;
  readonly legalAcceptedAt: number | null;
  /** A BCP 47 language tag. */
  readonly locale: string | null;
  /** A name of the IANA time zone database. */
  readonly timezone: string | null;
  readonly deprovisioned: boolean;
  /** What Clerk answered, with the names on the wire. */
  readonly raw: UserJSON | null;
  readonly primaryEmailAddress: EmailAddress | null;
  readonly primaryPhoneNumber: PhoneNumber | null;
  readonly primaryWeb3Wallet: Web3Wallet | null;
  /** First and last name, `null` if there is neither. */
  readonly fullName: string | null;
}

/** {@link User} on the wire. */
export interface UserJSON extends ClerkResourceJSON {
  object: 'user';
  password_enabled: boolean;
  totp_enabled: boolean;
  backup_code_enabled: boolean;
  two_factor_enabled: boolean;
  banned: boolean;
  locked: boolean;
  created_at: number;
  updated_at: number;
  image_url: string;
  has_image: boolean;
  primary_email_address_id: string | null;
  primary_phone_number_id: string | null;
  primary_web3_wallet_id: string | null;
  last_sign_in_at: number | null;
  external_id: string | null;
  username: string | null;
  first_name: string | null;
  last_name: string | null;
  public_metadata: Metadata<UserPublicMetadata>;
  private_metadata: Metadata<UserPrivateMetadata>;
  unsafe_metadata: Metadata<UserUnsafeMetadata>;
  email_addresses: EmailAddressJSON[];
  phone_numbers: PhoneNumberJSON[];
  web3_wallets: Web3WalletJSON[];
  external_accounts: ExternalAccountJSON[];
  enterprise_accounts: EnterpriseAccountJSON[];
  last_active_at: number | null;
  create_organization_enabled: boolean;
  create_organizations_limit: number | null;
  delete_self_enabled: boolean;
  legal_accepted_at: number | null;
  locale: string | null;
  timezone: string | null;
  deprovisioned: boolean;
  organization_memberships: OrganizationMembershipJSON[] | null;
  password_last_updated_at: number | null;
  lockout_expires_in_seconds: number | null;
  verification_attempts_remaining: number | null;
}

/** Whom a call was about. */
export interface UserID {
  userId: string;
}

/** A web3 wallet of a user. */
export interface Web3Wallet {
  readonly id: string;
  /** Its address. */
  readonly web3Wallet: string;
  readonly verification: Verification | null;
}

/** {@link Web3Wallet} on the wire. */
export interface Web3WalletJSON extends ClerkResourceJSON {
  object: 'web3_wallet';
  web3_wallet: string;
  verification: VerificationJSON | null;
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

/** A user that was deleted, on the wire. */
export interface UserDeletedJSON extends DeletedObjectJSON {
  external_id?: string;
}
