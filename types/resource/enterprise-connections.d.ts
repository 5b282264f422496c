// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A connection to an enterprise identity provider. Times are Unix timestamps in milliseconds. */
export interface EnterpriseConnection {
  readonly id: string;
  readonly name: string;
  /** Domains of the email addresses that sign in with the connection. */
  readonly domains: string[];
  /** Id of the organization that the connection belongs to. */
  readonly organizationId: string | null;
  /** Whether users can sign in with the connection. */
  readonly active: boolean;
  /** Whether the user's attributes are updated from the identity provider at each sign-in. */
  readonly syncUserAttributes: boolean;
  /** Whether email addresses on subdomains of the connection's domains can sign in with it. */
  readonly allowSubdomains: boolean | undefined;
  /** Whether the connection's users are prevented from adding other identifications. */
  readonly disableAdditionalIdentifications: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Configuration of a SAML connection. */
  readonly samlConnection: EnterpriseConnectionSamlConnection | null;
  /** Configuration of an OpenID Connect connection. */
  readonly oauthConfig: EnterpriseConnectionOauthConfig | null;
  /** Identity provider of the connection, such as `saml_okta`. */
  readonly provider: string;
  readonly logoPublicUrl: string | undefined;
  /** Whether existing members of the organization can link their accounts to the connection. */
  readonly allowOrganizationAccountLinking: boolean;
  /** Whether the connection can be used to sign in and sign up. If `false`, it only provisions users. */
  readonly authenticatable: boolean;
  /** Whether just-in-time provisioning is disabled, so that users must exist before they sign in. */
  readonly disableJitProvisioning: boolean;
  readonly customAttributes: EnterpriseConnectionCustomAttribute[] | undefined;
}

/** JSON representation of {@link EnterpriseConnection}. */
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

/** Configuration of a SAML connection. Times are Unix timestamps in milliseconds. */
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
  /** Assertion Consumer Service URL, to which the identity provider sends its responses. */
  readonly acsUrl: string | undefined;
  /** Entity id of the instance as a service provider. */
  readonly spEntityId: string | undefined;
  /** URL of the instance's metadata as a service provider. */
  readonly spMetadataUrl: string | undefined;
  readonly syncUserAttributes: boolean | undefined;
  readonly allowSubdomains: boolean;
  readonly allowIdpInitiated: boolean;
  readonly active: boolean;
  /** Whether the identity provider must ask for credentials at each sign-in. */
  readonly forceAuthn: boolean;
  readonly loginHint: EnterpriseConnectionSamlConnectionLoginHint;
  readonly idpCertificates: SamlConnectionIdpCertificate[];
}

/** JSON representation of {@link EnterpriseConnectionSamlConnection}. */
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

/** Login hint that is sent to the SAML provider. */
export interface EnterpriseConnectionSamlConnectionLoginHint {
  readonly mode: 'email_address' | 'custom_attribute' | 'off';
  /** Name of the custom attribute that holds the hint. */
  readonly source?: string | undefined;
}

/** JSON representation of {@link EnterpriseConnectionSamlConnectionLoginHint}. */
export interface EnterpriseConnectionSamlConnectionLoginHintJSON {
  mode: 'email_address' | 'custom_attribute' | 'off';
  source?: string;
}

/** Configuration of an OpenID Connect connection. Times are Unix timestamps in milliseconds. */
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

/** JSON representation of {@link EnterpriseConnectionOauthConfig}. */
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

/** An additional attribute that is read from the identity provider. */
export interface EnterpriseConnectionCustomAttribute {
  readonly name: string;
  readonly key: string;
  /** Path of the attribute at sign-in. */
  readonly ssoPath: string;
  /** Path of the attribute in SCIM provisioning. */
  readonly scimPath: string;
  readonly multiValued: boolean;
}

/** JSON representation of {@link EnterpriseConnectionCustomAttribute}. */
export interface EnterpriseConnectionCustomAttributeJSON {
  name: string;
  key: string;
  sso_path: string;
  scim_path: string;
  multi_valued: boolean;
}

/** A certificate of a SAML identity provider. Times are Unix timestamps in milliseconds. */
export interface SamlConnectionIdpCertificate {
  /** X.509 certificate in PEM format. */
  readonly certificate: string;
  readonly issuedAt: number | null;
  readonly expiresAt: number | null;
}

/** JSON representation of {@link SamlConnectionIdpCertificate}. */
export interface SamlConnectionIdpCertificateJSON {
  certificate: string;
  issued_at: number | null;
  expires_at: number | null;
}
