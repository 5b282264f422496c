// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { SamlConnectionIdpCertificate, SamlConnectionIdpCertificateJSON } from './enterprise-connections';
import type { ClerkResourceJSON } from './payload';

/** A SAML connection. Times are Unix timestamps in milliseconds. */
export interface SamlConnection {
  readonly id: string;
  readonly name: string;
  /** Domain of the email addresses that sign in with the connection. */
  readonly domain: string;
  readonly organizationId: string | null;
  readonly idpEntityId: string | null;
  readonly idpSsoUrl: string | null;
  readonly idpCertificate: string | null;
  readonly idpCertificateIssuedAt: number;
  readonly idpCertificateExpiresAt: number;
  readonly idpMetadataUrl: string | null;
  readonly idpMetadata: string | null;
  /** Assertion Consumer Service URL, to which the identity provider sends its responses. */
  readonly acsUrl: string;
  /** Entity id of the instance as a service provider. */
  readonly spEntityId: string;
  /** URL of the instance's metadata as a service provider. */
  readonly spMetadataUrl: string;
  readonly active: boolean;
  /** Identity provider of the connection, such as `saml_okta`. */
  readonly provider: string;
  readonly userCount: number;
  readonly syncUserAttributes: boolean;
  readonly allowSubdomains: boolean;
  readonly allowIdpInitiated: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly attributeMapping: AttributeMapping;
  readonly idpCertificates: SamlConnectionIdpCertificate[];
}

/** JSON representation of {@link SamlConnection}. */
export interface SamlConnectionJSON extends ClerkResourceJSON {
  object: 'saml_connection';
  name: string;
  domain: string;
  organization_id: string | null;
  idp_entity_id: string;
  idp_sso_url: string;
  idp_certificate: string;
  idp_certificate_issued_at: number;
  idp_certificate_expires_at: number;
  idp_metadata_url: string;
  idp_metadata: string;
  acs_url: string;
  sp_entity_id: string;
  sp_metadata_url: string;
  active: boolean;
  provider: string;
  user_count: number;
  sync_user_attributes: boolean;
  allow_subdomains: boolean;
  allow_idp_initiated: boolean;
  created_at: number;
  updated_at: number;
  attribute_mapping: AttributeMappingJSON;
  idp_certificates: SamlConnectionIdpCertificateJSON[];
}

/** Names of the SAML attributes that hold the user's properties. */
export interface AttributeMapping {
  readonly userId: string;
  readonly emailAddress: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** JSON representation of {@link AttributeMapping}. */
export interface AttributeMappingJSON {
  user_id: string;
  email_address: string;
  first_name: string;
  last_name: string;
}

/** Type of SAML identity provider. */
export type SamlIdpSlug = 'saml_okta' | 'saml_google' | 'saml_microsoft' | 'saml_custom';
