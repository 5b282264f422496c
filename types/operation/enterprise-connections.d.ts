// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse } from '../page';
import type { EnterpriseConnection } from '../resource/enterprise-connections';

/**
 * Calls about connections to enterprise identity providers.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/enterprise-connections
 */
export interface EnterpriseConnectionAPI {
  /** A new connection. */
  createEnterpriseConnection(
    params: CreateEnterpriseConnectionParams,
    callOptions?: CallOptions,
  ): Promise<EnterpriseConnection>;
  /** Changes a connection. What is not given stays. */
  updateEnterpriseConnection(
    enterpriseConnectionId: string,
    params: UpdateEnterpriseConnectionParams,
    callOptions?: CallOptions,
  ): Promise<EnterpriseConnection>;
  /** A page of the connections. */
  getEnterpriseConnectionList(
    params?: EnterpriseConnectionListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<EnterpriseConnection[]>>;
  /** The connection with this id. */
  getEnterpriseConnection(enterpriseConnectionId: string, callOptions?: CallOptions): Promise<EnterpriseConnection>;
  /** Deletes a connection. */
  deleteEnterpriseConnection(enterpriseConnectionId: string, callOptions?: CallOptions): Promise<EnterpriseConnection>;
}

/** {@link EnterpriseConnectionAPI}, whose lists have `all`. */
export interface PagedEnterpriseConnectionAPI extends EnterpriseConnectionAPI {
  getEnterpriseConnectionList: PagedList<EnterpriseConnectionAPI['getEnterpriseConnectionList']>;
}

/** Which enterprise connections are listed. */
export type EnterpriseConnectionListParams = ClerkPaginationRequest<{
  /** Those of this organization. */
  organizationId?: string;
  /** Those that are in use, or are not. */
  active?: boolean;
}>;

/** What a new enterprise connection is like. */
export type CreateEnterpriseConnectionParams = {
  name: string;
  /** Domains of the email addresses that sign in by it. */
  domains: string[];
  /** The organization that it belongs to. */
  organizationId?: string;
  /** Whether people can sign in by it. */
  active?: boolean;
  /** @deprecated Has no effect at Clerk; update the connection. */
  syncUserAttributes?: boolean;
  provider: OrganizationEnterpriseConnectionProvider;
  /** Whether members of the organization can connect accounts that they have. */
  allowOrganizationAccountLinking?: boolean;
  customAttributes?: EnterpriseConnectionCustomAttributeParams[];
  /** Whether people can sign in by it, or it only provisions. */
  authenticatable?: boolean;
  /** Whether users have to exist before they sign in. */
  disableJitProvisioning?: boolean;
  /** For connections by OpenID Connect. */
  oidc?: EnterpriseConnectionOidcParams;
  /** For connections by SAML. */
  saml?: EnterpriseConnectionSamlParams;
};

/** What changes of an enterprise connection. */
export type UpdateEnterpriseConnectionParams = {
  name?: string;
  /** Domains of the email addresses that sign in by it. */
  domains?: string[];
  /** The organization that it belongs to. */
  organizationId?: string;
  /** Whether people can sign in by it. */
  active?: boolean;
  /** Whether names and the like are taken over at each sign-in. */
  syncUserAttributes?: boolean;
  /** Whether its users can have no other email addresses and accounts. */
  disableAdditionalIdentifications?: boolean;
  /** Whether members of the organization can connect accounts that they have. */
  allowOrganizationAccountLinking?: boolean;
  customAttributes?: EnterpriseConnectionCustomAttributeParams[];
  /** Whether people can sign in by it, or it only provisions. */
  authenticatable?: boolean;
  /** Whether users have to exist before they sign in. */
  disableJitProvisioning?: boolean;
  /** @deprecated Has no effect at Clerk: the provider stays. */
  provider?: string;
  /** For connections by OpenID Connect. */
  oidc?: EnterpriseConnectionOidcParams;
  /** For connections by SAML. */
  saml?: EnterpriseConnectionSamlParams;
};

/** What an OpenID provider is like. */
export interface EnterpriseConnectionOidcParams {
  authUrl?: string;
  clientId?: string;
  clientSecret?: string;
  /** Where the provider describes itself; the other addresses are then not needed. */
  discoveryUrl?: string;
  requiresPkce?: boolean;
  tokenUrl?: string;
  userInfoUrl?: string;
}

/** What a SAML provider is like. */
export interface EnterpriseConnectionSamlParams {
  /** Whether signing in can start at the provider. */
  allowIdpInitiated?: boolean;
  /** Whether subdomains of the domains count. */
  allowSubdomains?: boolean;
  attributeMapping?: EnterpriseConnectionSamlAttributeMappingParams;
  /** Whether the provider asks for credentials each time. */
  forceAuthn?: boolean;
  /** @deprecated Use `idpCertificates`. */
  idpCertificate?: string;
  /** X.509 certificates, in PEM form. */
  idpCertificates?: string[];
  idpEntityId?: string;
  /** The provider's description of itself, as XML. */
  idpMetadata?: string;
  /** Where that description is. */
  idpMetadataUrl?: string;
  idpSsoUrl?: string;
  loginHint?: EnterpriseConnectionSamlLoginHintParams;
}

/** Which attributes of a SAML provider hold what. */
export interface EnterpriseConnectionSamlAttributeMappingParams {
  userId?: string | null;
  emailAddress?: string | null;
  firstName?: string | null;
  lastName?: string | null;
}

/** What the SAML provider is told about who is going to sign in. */
export type EnterpriseConnectionSamlLoginHintParams =
  { mode: 'custom_attribute'; source: string } | { mode: 'email_address' | 'off'; source?: never };

/** An attribute of the provider's that is taken over. */
export interface EnterpriseConnectionCustomAttributeParams {
  name: string;
  key: string;
  /** Where it stands when somebody signs in. */
  ssoPath?: string;
  /** Where it stands when users are provisioned. */
  scimPath?: string;
  multiValued?: boolean;
}

/** Kinds of enterprise identity provider. */
export type OrganizationEnterpriseConnectionProvider =
  | 'saml_custom'
  | 'saml_okta'
  | 'saml_google'
  | 'saml_microsoft'
  | 'oidc_custom'
  | 'oidc_github_enterprise'
  | 'oidc_gitlab';
