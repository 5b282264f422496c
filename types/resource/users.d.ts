// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { Metadata } from '../metadata';
import type { DeletedObjectJSON } from './deleted-object';
import type { EmailAddress, EmailAddressJSON } from './email-addresses';
import type { OrganizationMembershipJSON } from './organizations';
import type { ClerkResourceJSON } from './payload';
import type { PhoneNumber, PhoneNumberJSON } from './phone-numbers';
import type { Verification, VerificationJSON } from './verifications';

/** A user's account at an enterprise identity provider. Times are Unix timestamps in milliseconds. */
export interface EnterpriseAccount {
  readonly id: string;
  readonly active: boolean;
  readonly emailAddress: string;
  readonly enterpriseConnection: EnterpriseAccountConnection | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Protocol of the connection, such as `saml`. */
  readonly protocol: string;
  readonly provider: string;
  readonly providerUserId: string | null;
  readonly publicMetadata: Record<string, unknown>;
  readonly verification: Verification | null;
  readonly lastAuthenticatedAt: number | null;
  readonly enterpriseConnectionId: string | null;
}

/** JSON representation of {@link EnterpriseAccount}. */
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

/** Connection of an enterprise account. Times are Unix timestamps in milliseconds. */
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

/** JSON representation of {@link EnterpriseAccountConnection}. */
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

/** A user's account at an OAuth provider. */
export interface ExternalAccount {
  readonly id: string;
  /** OAuth provider, such as `oauth_google`. */
  readonly provider: string;
  readonly providerUserId: string;
  readonly identificationId: string;
  /** Same value as `providerUserId`. */
  readonly externalId: string;
  /** Scopes, separated by spaces. */
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

/** JSON representation of {@link ExternalAccount}. */
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

/** An access token that a user has from an OAuth provider. */
export interface OauthAccessToken {
  readonly externalAccountId: string;
  /** OAuth provider, such as `oauth_google`. */
  readonly provider: string;
  readonly token: string;
  readonly publicMetadata: Record<string, unknown>;
  readonly label: string;
  readonly scopes?: string[] | undefined;
  /** Token secret of OAuth 1.0. */
  readonly tokenSecret?: string | undefined;
  /** Unix timestamp in milliseconds. */
  readonly expiresAt?: number | undefined;
  /** ID token of OpenID Connect. */
  readonly idToken?: string | undefined;
}

/** JSON representation of {@link OauthAccessToken}. */
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

/** A user. Times are Unix timestamps in milliseconds. */
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
  /** Whether the user has a profile image, as opposed to a generated avatar. */
  readonly hasImage: boolean;
  readonly primaryEmailAddressId: string | null;
  readonly primaryPhoneNumberId: string | null;
  readonly primaryWeb3WalletId: string | null;
  readonly lastSignInAt: number | null;
  /** Id of the user in your own system. */
  readonly externalId: string | null;
  readonly username: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Metadata that frontends can read and only servers can write. */
  readonly publicMetadata: Metadata<UserPublicMetadata>;
  /** Metadata that only servers can read and write. */
  readonly privateMetadata: Metadata<UserPrivateMetadata>;
  /** Metadata that frontends can read and write. Do not trust it. */
  readonly unsafeMetadata: Metadata<UserUnsafeMetadata>;
  readonly emailAddresses: EmailAddress[];
  readonly phoneNumbers: PhoneNumber[];
  readonly web3Wallets: Web3Wallet[];
  /** Accounts at OAuth providers. */
  readonly externalAccounts: ExternalAccount[];
  /** Accounts at enterprise identity providers. */
  readonly enterpriseAccounts: EnterpriseAccount[];
  readonly lastActiveAt: number | null;
  /** Whether the user can create organizations. */
  readonly createOrganizationEnabled: boolean;
  /** Maximum number of organizations that the user can create. */
  readonly createOrganizationsLimit: number | null;
  /** Whether the user can delete their account. */
  readonly deleteSelfEnabled: boolean;
  readonly legalAcceptedAt: number | null;
  /** BCP 47 language tag, such as `en-US`. */
  readonly locale: string | null;
  /** IANA time zone, such as `Europe/Berlin`. */
  readonly timezone: string | null;
  readonly deprovisioned: boolean;
  /** The JSON that Clerk returned, with keys in snake case. */
  readonly raw: UserJSON | null;
  readonly primaryEmailAddress: EmailAddress | null;
  readonly primaryPhoneNumber: PhoneNumber | null;
  readonly primaryWeb3Wallet: Web3Wallet | null;
  /** First and last name, separated by a space; `null` if both are missing. */
  readonly fullName: string | null;
}

/** JSON representation of {@link User}. */
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

/** Id of the updated user. */
export interface UserID {
  userId: string;
}

/** A Web3 wallet of a user. */
export interface Web3Wallet {
  readonly id: string;
  /** Address of the wallet. */
  readonly web3Wallet: string;
  readonly verification: Verification | null;
}

/** JSON representation of {@link Web3Wallet}. */
export interface Web3WalletJSON extends ClerkResourceJSON {
  object: 'web3_wallet';
  web3_wallet: string;
  verification: VerificationJSON | null;
}

/** Name of an OAuth provider. Custom providers have the prefix `custom_`. */
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

/** JSON representation of a deleted user. */
export interface UserDeletedJSON extends DeletedObjectJSON {
  external_id?: string;
}
