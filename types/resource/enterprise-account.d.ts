import type { ClerkResourceJSON } from './payload';
import type { Verification, VerificationJSON } from './verification';

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
