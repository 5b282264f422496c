// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { EnterpriseConnection } from '../resource/enterprise-connections';

/**
 * Manages connections to enterprise identity providers.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/enterprise-connections
 */
export interface EnterpriseConnectionAPI {
  /**
   * Creates an enterprise connection.
   *
   * @example
   * const enterpriseConnection = await clerkClient.enterpriseConnections.createEnterpriseConnection({
   *   name: 'Acme',
   *   domains: ['example.com'],
   *   provider: 'saml_okta',
   *   organizationId: 'org_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   saml: { idpMetadataUrl: 'https://idp.example.com/metadata' },
   * });
   */
  createEnterpriseConnection(
    params: CreateEnterpriseConnectionParams,
    callOptions?: CallOptions,
  ): Promise<EnterpriseConnection>;
  /**
   * Updates an enterprise connection. Properties that are omitted keep their value.
   *
   * @example
   * const enterpriseConnection = await clerkClient.enterpriseConnections.updateEnterpriseConnection(
   *   'enterprise_connection_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   { active: true, syncUserAttributes: true },
   * );
   */
  updateEnterpriseConnection(
    enterpriseConnectionId: string,
    params: UpdateEnterpriseConnectionParams,
    callOptions?: CallOptions,
  ): Promise<EnterpriseConnection>;
  /** Returns a page of enterprise connections that match, together with the total count. */
  getEnterpriseConnectionList(
    params?: EnterpriseConnectionListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<EnterpriseConnection[]>>;
  /** Returns the enterprise connection with this id. */
  getEnterpriseConnection(enterpriseConnectionId: string, callOptions?: CallOptions): Promise<EnterpriseConnection>;
  /** Deletes the enterprise connection. Resolves with a {@link DeletedObject}. */
  deleteEnterpriseConnection(enterpriseConnectionId: string, callOptions?: CallOptions): Promise<EnterpriseConnection>;
}

/** {@link EnterpriseConnectionAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedEnterpriseConnectionAPI extends EnterpriseConnectionAPI {
  getEnterpriseConnectionList: PagedList<EnterpriseConnectionAPI['getEnterpriseConnectionList']>;
}

/** Filters of a list of enterprise connections. */
export type EnterpriseConnectionListParams = ClerkPaginationRequest<{
  /** Id of the organization that the connections belong to. */
  organizationId?: string;
  /** Whether to return only active (`true`) or only inactive (`false`) connections. Default: both. */
  active?: boolean;
}>;

/** Properties of a new enterprise connection. */
export type CreateEnterpriseConnectionParams = {
  name: string;
  /** Domains of the email addresses that sign in with the connection. */
  domains: string[];
  /** Id of the organization that the connection belongs to. */
  organizationId?: string;
  /** Whether users can sign in with the connection. */
  active?: boolean;
  /** @deprecated Clerk ignores it here. Use {@link EnterpriseConnectionAPI.updateEnterpriseConnection}. */
  syncUserAttributes?: boolean;
  /** Identity provider of the connection. Cannot be changed later. */
  provider: OrganizationEnterpriseConnectionProvider;
  /** Whether existing members of the organization can link their accounts to the connection. */
  allowOrganizationAccountLinking?: boolean;
  /** Additional attributes to read from the identity provider. */
  customAttributes?: EnterpriseConnectionCustomAttributeParams[];
  /** Whether the connection can be used to sign in and sign up. If `false`, it only provisions users. */
  authenticatable?: boolean;
  /** Whether to disable just-in-time provisioning, so that users must exist before they sign in. */
  disableJitProvisioning?: boolean;
  /** Configuration of an OpenID Connect connection. */
  oidc?: EnterpriseConnectionOidcParams;
  /** Configuration of a SAML connection. */
  saml?: EnterpriseConnectionSamlParams;
};

/** Properties of an enterprise connection to update. */
export type UpdateEnterpriseConnectionParams = {
  name?: string;
  /** Domains of the email addresses that sign in with the connection. */
  domains?: string[];
  /** Id of the organization that the connection belongs to. */
  organizationId?: string;
  /** Whether users can sign in with the connection. */
  active?: boolean;
  /** Whether to update the user's attributes from the identity provider at each sign-in. */
  syncUserAttributes?: boolean;
  /** Whether to prevent the connection's users from adding other identifications. */
  disableAdditionalIdentifications?: boolean;
  /** Whether existing members of the organization can link their accounts to the connection. */
  allowOrganizationAccountLinking?: boolean;
  /** Additional attributes to read from the identity provider. */
  customAttributes?: EnterpriseConnectionCustomAttributeParams[];
  /** Whether the connection can be used to sign in and sign up. If `false`, it only provisions users. */
  authenticatable?: boolean;
  /** Whether to disable just-in-time provisioning, so that users must exist before they sign in. */
  disableJitProvisioning?: boolean;
  /** @deprecated Clerk ignores it, because the provider cannot be changed. */
  provider?: string;
  /** Configuration of an OpenID Connect connection. */
  oidc?: EnterpriseConnectionOidcParams;
  /** Configuration of a SAML connection. */
  saml?: EnterpriseConnectionSamlParams;
};

/** Configuration of an OpenID Connect provider. */
export interface EnterpriseConnectionOidcParams {
  /** URL of the authorization endpoint. */
  authUrl?: string;
  clientId?: string;
  clientSecret?: string;
  /** URL of the provider's discovery document. Makes the other URLs unnecessary. */
  discoveryUrl?: string;
  /** Whether the provider requires PKCE. */
  requiresPkce?: boolean;
  /** URL of the token endpoint. */
  tokenUrl?: string;
  /** URL of the UserInfo endpoint. */
  userInfoUrl?: string;
}

/** Configuration of a SAML provider. */
export interface EnterpriseConnectionSamlParams {
  /** Whether sign-ins initiated by the identity provider are allowed. */
  allowIdpInitiated?: boolean;
  /** Whether email addresses on subdomains of the connection's domains can sign in with it. */
  allowSubdomains?: boolean;
  /** Names of the provider's attributes. */
  attributeMapping?: EnterpriseConnectionSamlAttributeMappingParams;
  /** Whether the identity provider must ask for credentials at each sign-in. */
  forceAuthn?: boolean;
  /** @deprecated Use `idpCertificates`. */
  idpCertificate?: string;
  /** X.509 certificates of the identity provider, in PEM format. */
  idpCertificates?: string[];
  /** Entity id of the identity provider. */
  idpEntityId?: string;
  /** Metadata of the identity provider, as XML. */
  idpMetadata?: string;
  /** URL of the identity provider's metadata. */
  idpMetadataUrl?: string;
  /** Single sign-on URL of the identity provider. */
  idpSsoUrl?: string;
  /** Login hint to send to the identity provider. */
  loginHint?: EnterpriseConnectionSamlLoginHintParams;
}

/** Names of the SAML attributes that hold the user's properties. */
export interface EnterpriseConnectionSamlAttributeMappingParams {
  userId?: string | null;
  emailAddress?: string | null;
  firstName?: string | null;
  lastName?: string | null;
}

/** Login hint that is sent to the SAML provider: the email address, a custom attribute named by `source`, or none. */
export type EnterpriseConnectionSamlLoginHintParams =
  { mode: 'custom_attribute'; source: string } | { mode: 'email_address' | 'off'; source?: never };

/** An additional attribute to read from the identity provider. */
export interface EnterpriseConnectionCustomAttributeParams {
  /** Display name of the attribute. */
  name: string;
  /** Key under which the value is stored. */
  key: string;
  /** Path of the attribute at sign-in. */
  ssoPath?: string;
  /** Path of the attribute in SCIM provisioning. */
  scimPath?: string;
  /** Whether the attribute can have several values. */
  multiValued?: boolean;
}

/** Type of enterprise identity provider. */
export type OrganizationEnterpriseConnectionProvider =
  | 'saml_custom'
  | 'saml_okta'
  | 'saml_google'
  | 'saml_microsoft'
  | 'oidc_custom'
  | 'oidc_github_enterprise'
  | 'oidc_gitlab';
