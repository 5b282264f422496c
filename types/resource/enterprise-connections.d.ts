// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A connection to an enterprise identity provider. Times are Unix time in milliseconds. */
export interface EnterpriseConnection {
  readonly id: string;
  readonly name: string;
  /** Domains of the email addresses that sign in by it. */
  readonly domains: string[];
  /** The organization that it belongs to. */
  readonly organizationId: string | null;
  /** Whether people can sign in by it. */
  readonly active: boolean;
  /** Whether names and the like are taken over at each sign-in. */
  readonly syncUserAttributes: boolean;
  /** Whether subdomains of the domains count. */
  readonly allowSubdomains: boolean | undefined;
  /** Whether its users can have no other email addresses and accounts. */
  readonly disableAdditionalIdentifications: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** For connections by SAML. */
  readonly samlConnection: EnterpriseConnectionSamlConnection | null;
  /** For connections by OpenID Connect. */
  readonly oauthConfig: EnterpriseConnectionOauthConfig | null;
  /** Such as `saml_okta`. */
  readonly provider: string;
  readonly logoPublicUrl: string | undefined;
  /** Whether members of the organization can connect accounts that they have. */
  readonly allowOrganizationAccountLinking: boolean;
  /** Whether people can sign in by it, or it only provisions. */
  readonly authenticatable: boolean;
  /** Whether users have to exist before they sign in. */
  readonly disableJitProvisioning: boolean;
  readonly customAttributes: EnterpriseConnectionCustomAttribute[] | undefined;
}

/** {@link EnterpriseConnection} on the wire. */
export interface EnterpriseConnectionJSON extends ClerkResourceJSON {
  object: 'enterprise_connection';
  name: string;
  domains: string[];
  organization_id?: string | null;
  active: boolean;
  sync_user_attributes: boolean;
  allow_subdomains?: boolean;
  disable_additional_identifications: boolean;
  created_at: number;
  updated_at: number;
  saml_connection?: EnterpriseConnectionSamlConnectionJSON | null;
  oauth_config?: EnterpriseConnectionOauthConfigJSON | null;
  provider: string;
  logo_public_url?: string;
  allow_organization_account_linking: boolean;
  authenticatable: boolean;
  disable_jit_provisioning: boolean;
  custom_attributes?: EnterpriseConnectionCustomAttributeJSON[];
}

/** What a connection by SAML is like. Times are Unix time in milliseconds. */
export interface EnterpriseConnectionSamlConnection {
  readonly id: string;
  readonly name: string;
  readonly idpEntityId: string | undefined;
  readonly idpSsoUrl: string | undefined;
  readonly idpCertificate: string | undefined;
  readonly idpCertificateIssuedAt: number | undefined;
  readonly idpCertificateExpiresAt: number | undefined;
  readonly idpMetadataUrl: string | undefined;
  readonly idpMetadata: string | undefined;
  /** Where the provider sends its answers. */
  readonly acsUrl: string | undefined;
  /** By what the provider knows the instance. */
  readonly spEntityId: string | undefined;
  /** Where the instance describes itself. */
  readonly spMetadataUrl: string | undefined;
  readonly syncUserAttributes: boolean | undefined;
  readonly allowSubdomains: boolean;
  readonly allowIdpInitiated: boolean;
  readonly active: boolean;
  /** Whether the provider asks for credentials each time. */
  readonly forceAuthn: boolean;
  readonly loginHint: EnterpriseConnectionSamlConnectionLoginHint;
  readonly idpCertificates: SamlConnectionIdpCertificate[];
}

/** {@link EnterpriseConnectionSamlConnection} on the wire. */
export interface EnterpriseConnectionSamlConnectionJSON {
  id: string;
  name: string;
  idp_entity_id?: string;
  idp_sso_url?: string;
  idp_certificate?: string;
  idp_certificate_issued_at?: number;
  idp_certificate_expires_at?: number;
  idp_metadata_url?: string;
  idp_metadata?: string;
  acs_url?: string;
  sp_entity_id?: string;
  sp_metadata_url?: string;
  sync_user_attributes?: boolean;
  allow_subdomains: boolean;
  allow_idp_initiated: boolean;
  active: boolean;
  force_authn: boolean;
  login_hint: EnterpriseConnectionSamlConnectionLoginHintJSON;
  idp_certificates?: SamlConnectionIdpCertificateJSON[];
}

/** What the SAML provider is told about who is going to sign in. */
export interface EnterpriseConnectionSamlConnectionLoginHint {
  readonly mode: 'email_address' | 'custom_attribute' | 'off';
  readonly source?: string | undefined;
}

/** {@link EnterpriseConnectionSamlConnectionLoginHint} on the wire. */
export interface EnterpriseConnectionSamlConnectionLoginHintJSON {
  mode: 'email_address' | 'custom_attribute' | 'off';
  source?: string;
}

/** What a connection by OpenID Connect is like. Times are Unix time in milliseconds. */
export interface EnterpriseConnectionOauthConfig {
  readonly id: string;
  readonly name: string;
  readonly clientId: string | undefined;
  readonly discoveryUrl: string | undefined;
  readonly logoPublicUrl: string | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly providerKey: string;
  readonly authUrl: string | undefined;
  readonly tokenUrl: string | undefined;
  readonly userInfoUrl: string | undefined;
  readonly requiresPkce: boolean;
}

/** {@link EnterpriseConnectionOauthConfig} on the wire. */
export interface EnterpriseConnectionOauthConfigJSON {
  id: string;
  name: string;
  client_id?: string;
  discovery_url?: string;
  logo_public_url?: string;
  created_at: number;
  updated_at: number;
  provider_key: string;
  auth_url?: string;
  token_url?: string;
  user_info_url?: string;
  requires_pkce: boolean;
}

/** An attribute of the provider's that is taken over. */
export interface EnterpriseConnectionCustomAttribute {
  readonly name: string;
  readonly key: string;
  /** Where it stands when somebody signs in. */
  readonly ssoPath: string;
  /** Where it stands when users are provisioned. */
  readonly scimPath: string;
  readonly multiValued: boolean;
}

/** {@link EnterpriseConnectionCustomAttribute} on the wire. */
export interface EnterpriseConnectionCustomAttributeJSON {
  name: string;
  key: string;
  sso_path: string;
  scim_path: string;
  multi_valued: boolean;
}

/** A certificate of a SAML provider. Times are Unix time in milliseconds. */
export interface SamlConnectionIdpCertificate {
  /** X.509, in PEM form. */
  readonly certificate: string;
  readonly issuedAt: number | null;
  readonly expiresAt: number | null;
}

/** {@link SamlConnectionIdpCertificate} on the wire. */
export interface SamlConnectionIdpCertificateJSON {
  certificate: string;
  issued_at: number | null;
  expires_at: number | null;
}
