import type { ActClaim } from '../../claims';
import type { Metadata } from '../../metadata';
import type { OAuthProvider } from '../../resource/users';
import type { SamlIdpSlug } from '../../resource/saml-connections';
import type { SessionStatus } from '../../resource/sessions';
import type { VerificationStatus } from '../../resource/verifications';
import type { ClerkAPIErrorJSON } from '../answer';
import type { SessionTask } from '../authorization';
import type { OrganizationMembershipJSON } from './organization';

// Users and their sessions on the wire, as the Frontend API answers and front ends hold them. The types of the same
// names in the main module are those of the Backend API and of webhooks, which have more and other properties.
export {};

/** Properties of every resource. */
export interface ClerkResourceJSON {
  id: string;
  /** Type of the object, such as `user`. */
  object: string;
}

/** A user. Times are Unix time in milliseconds. */
export interface UserJSON extends ClerkResourceJSON {
  object: 'user';
  external_id: string | null;
  primary_email_address_id: string | null;
  primary_phone_number_id: string | null;
  primary_web3_wallet_id: string | null;
  image_url: string;
  has_image: boolean;
  username: string | null;
  email_addresses: EmailAddressJSON[];
  phone_numbers: PhoneNumberJSON[];
  web3_wallets: Web3WalletJSON[];
  external_accounts: ExternalAccountJSON[];
  enterprise_accounts: EnterpriseAccountJSON[];
  passkeys: PasskeyJSON[];
  organization_memberships: OrganizationMembershipJSON[];
  password_enabled: boolean;
  profile_image_id: string;
  first_name: string | null;
  last_name: string | null;
  totp_enabled: boolean;
  backup_code_enabled: boolean;
  two_factor_enabled: boolean;
  public_metadata: Metadata<UserPublicMetadata>;
  unsafe_metadata: Metadata<UserUnsafeMetadata>;
  last_sign_in_at: number | null;
  create_organization_enabled: boolean;
  create_organizations_limit: number | null;
  delete_self_enabled: boolean;
  legal_accepted_at: number | null;
  timezone: string | null;
  updated_at: number;
  created_at: number;
}

/** The public data of a user. */
export interface PublicUserDataJSON {
  first_name: string | null;
  last_name: string | null;
  image_url: string;
  has_image: boolean;
  identifier: string;
  user_id?: string;
  username?: string;
  banned?: boolean;
  deprovisioned?: boolean;
}

/** The data of a user that a sign-in shows. */
export interface UserDataJSON {
  first_name?: string;
  last_name?: string;
  image_url: string;
  has_image: boolean;
}

/** A session. Times are Unix time in milliseconds. */
export interface SessionJSON extends ClerkResourceJSON {
  object: 'session';
  status: SessionStatus;
  /** Minutes since the first and the second factor were verified. */
  factor_verification_age: [firstFactorAge: number, secondFactorAge: number] | null;
  expire_at: number;
  abandon_at: number;
  last_active_at: number;
  last_active_token: TokenJSON;
  last_active_organization_id: string | null;
  actor: ActClaim | null;
  /** The unfinished tasks of a pending session. */
  tasks: SessionTask[] | null;
  user: UserJSON;
  public_user_data: PublicUserDataJSON;
  created_at: number;
  updated_at: number;
}

/** A session with the device of its latest activity. */
export interface SessionWithActivitiesJSON extends Omit<SessionJSON, 'user'> {
  user: null;
  latest_activity: SessionActivityJSON;
}

/** The device of a session's latest activity. */
export interface SessionActivityJSON extends ClerkResourceJSON {
  object: 'session_activity';
  browser_name?: string;
  browser_version?: string;
  device_type?: string;
  ip_address?: string;
  city?: string;
  country?: string;
  is_mobile?: boolean;
}

/** A token of a session. */
export interface TokenJSON extends ClerkResourceJSON {
  object: 'token';
  jwt: string;
}

/** An email address of a user. */
export interface EmailAddressJSON extends ClerkResourceJSON {
  object: 'email_address';
  email_address: string;
  verification: VerificationJSON | null;
  linked_to: IdentificationLinkJSON[];
  matches_sso_connection: boolean;
}

/** An account with the same email address. */
export interface IdentificationLinkJSON extends ClerkResourceJSON {
  type: string;
}

/** A phone number of a user. */
export interface PhoneNumberJSON extends ClerkResourceJSON {
  object: 'phone_number';
  phone_number: string;
  reserved_for_second_factor: boolean;
  default_second_factor: boolean;
  linked_to: IdentificationLinkJSON[];
  verification: VerificationJSON | null;
  backup_codes?: string[];
}

/** A passkey of a user. */
export interface PasskeyJSON extends ClerkResourceJSON {
  object: 'passkey';
  name: string | null;
  verification: VerificationJSON | null;
  last_used_at: number | null;
  updated_at: number;
  created_at: number;
}

/** A web3 wallet of a user. */
export interface Web3WalletJSON extends ClerkResourceJSON {
  object: 'web3_wallet';
  web3_wallet: string;
  verification: VerificationJSON | null;
}

/** An account of a user at an OAuth provider. */
export interface ExternalAccountJSON extends ClerkResourceJSON {
  object: 'external_account';
  provider: OAuthProvider;
  identification_id: string;
  provider_user_id: string;
  approved_scopes: string;
  email_address: string;
  first_name: string;
  last_name: string;
  image_url: string;
  username: string;
  phone_number: string;
  public_metadata: Record<string, unknown>;
  label: string;
  verification?: VerificationJSON;
}

/** The protocols of enterprise identity providers. */
export type EnterpriseProtocol = 'saml' | 'oauth';

/** The enterprise identity providers. */
export type EnterpriseProvider = SamlIdpSlug | `oauth_${OAuthProvider}`;

/** An account of a user at an enterprise identity provider. */
export interface EnterpriseAccountJSON extends ClerkResourceJSON {
  object: 'enterprise_account';
  active: boolean;
  email_address: string;
  enterprise_connection: EnterpriseAccountConnectionJSON | null;
  first_name: string | null;
  last_name: string | null;
  protocol: EnterpriseProtocol;
  provider: EnterpriseProvider;
  provider_user_id: string | null;
  public_metadata: Record<string, unknown>;
  verification: VerificationJSON | null;
  last_authenticated_at: number | null;
  enterprise_connection_id: string | null;
}

/** The connection that an account at an enterprise identity provider belongs to. */
export interface EnterpriseAccountConnectionJSON extends ClerkResourceJSON {
  active: boolean;
  allow_idp_initiated: boolean;
  allow_subdomains: boolean;
  disable_additional_identifications: boolean;
  domain: string;
  logo_public_url: string | null;
  name: string;
  protocol: EnterpriseProtocol;
  provider: EnterpriseProvider;
  sync_user_attributes: boolean;
  allow_organization_account_linking: boolean;
  created_at: number;
  updated_at: number;
  enterprise_connection_id: string | null;
}

/** The verification of an identifier or factor of a user. */
export interface VerificationJSON extends ClerkResourceJSON {
  status: VerificationStatus;
  verified_at_client: string;
  /** Such as `email_code`. */
  strategy: string;
  nonce?: string;
  message?: string;
  external_verification_redirect_url?: string;
  attempts: number;
  expire_at: number;
  channel?: PhoneCodeChannel;
  error: ClerkAPIErrorJSON;
  trusted_device_challenge?: TrustedDeviceChallengeJSON | null;
}

/** How a code is delivered to a phone. */
export type PhoneCodeChannel = PhoneCodeSMSChannel | PhoneCodeWhatsAppChannel;
export type PhoneCodeSMSChannel = 'sms';
export type PhoneCodeWhatsAppChannel = 'whatsapp';

/** The challenge that a trusted device signs. */
export interface TrustedDeviceChallengeJSON {
  object: 'trusted_device_challenge';
  challenge: string;
  challenge_id: string;
  trusted_device_id?: string;
  client_data: string;
  /** Unix time in seconds. */
  expires_at: number;
  algorithm: TrustedDeviceAlgorithm;
}

/** The algorithms that trusted devices sign with. */
export type TrustedDeviceAlgorithm = 'ES256';

/** The authenticator app of a user. `secret`, `uri` and `backup_codes` are only present during setup. */
export interface TOTPJSON extends ClerkResourceJSON {
  object: 'totp';
  secret?: string;
  uri?: string;
  verified: boolean;
  backup_codes?: string[];
  created_at: number;
  updated_at: number;
}

/** New backup codes of a user. */
export interface BackupCodeJSON extends ClerkResourceJSON {
  object: 'backup_code';
  codes: string[];
  created_at: number;
  updated_at: number;
}

/** An API key of a user or an organization. */
export interface ApiKeyJSON extends ClerkResourceJSON {
  type: string;
  name: string;
  /** The user or the organization. */
  subject: string;
  scopes: string[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  claims: Record<string, any> | null;
  revoked: boolean;
  revocation_reason: string | null;
  expired: boolean;
  expiration: number | null;
  created_by: string | null;
  description: string | null;
  /** Only in the response that created it. */
  secret?: string;
  last_used_at: number | null;
  created_at: number;
  updated_at: number;
}
