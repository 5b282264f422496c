// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { SamlConnection, SamlIdpSlug } from '../resource/saml-connections';

/**
 * Calls about SAML connections. @deprecated Use {@link EnterpriseConnectionAPI}.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/saml-connections
 */
export interface SamlConnectionAPI {
  /** A page of the connections. */
  getSamlConnectionList(
    params?: SamlConnectionListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<SamlConnection[]>>;
  /** A new connection. */
  createSamlConnection(params: CreateSamlConnectionParams, callOptions?: CallOptions): Promise<SamlConnection>;
  /** The connection with this id. */
  getSamlConnection(samlConnectionId: string, callOptions?: CallOptions): Promise<SamlConnection>;
  /** Changes a connection. What is not given stays. */
  updateSamlConnection(
    samlConnectionId: string,
    params?: UpdateSamlConnectionParams,
    callOptions?: CallOptions,
  ): Promise<SamlConnection>;
  /** Deletes a connection. What comes is a {@link DeletedObject}. */
  deleteSamlConnection(samlConnectionId: string, callOptions?: CallOptions): Promise<SamlConnection>;
}

/** {@link SamlConnectionAPI}, whose lists have `all`. */
export interface PagedSamlConnectionAPI extends SamlConnectionAPI {
  getSamlConnectionList: PagedList<SamlConnectionAPI['getSamlConnectionList']>;
}

/** Which SAML connections are listed. */
export type SamlConnectionListParams = ClerkPaginationRequest<{
  /** Part of a name or domain, or an id. */
  query?: string;
  /** With `-` in front in falling order. */
  orderBy?: WithSign<'phone_number' | 'email_address' | 'created_at' | 'first_name' | 'last_name' | 'username'>;
  /** Those of these organizations; with `-` in front all but those. */
  organizationId?: WithSign<string>[];
}>;

/** What a new SAML connection is like. */
export type CreateSamlConnectionParams = {
  name: string;
  provider: SamlIdpSlug;
  /** Domain of the email addresses that sign in by it. */
  domain: string;
  organizationId?: string;
  idpEntityId?: string;
  idpSsoUrl?: string;
  /** @deprecated Use `idpCertificates`. */
  idpCertificate?: string;
  /** X.509 certificates, in PEM form. */
  idpCertificates?: string[];
  /** Where that description is. */
  idpMetadataUrl?: string;
  /** The provider's description of itself, as XML. */
  idpMetadata?: string;
  /** Which attributes of the provider hold what. */
  attributeMapping?: { emailAddress?: string; firstName?: string; lastName?: string; userId?: string };
};

/** What changes of a SAML connection. */
export type UpdateSamlConnectionParams = {
  name?: string;
  provider?: SamlIdpSlug;
  /** Domain of the email addresses that sign in by it. */
  domain?: string;
  organizationId?: string;
  idpEntityId?: string;
  idpSsoUrl?: string;
  /** @deprecated Use `idpCertificates`. */
  idpCertificate?: string;
  /** X.509 certificates, in PEM form. */
  idpCertificates?: string[];
  /** Where that description is. */
  idpMetadataUrl?: string;
  /** The provider's description of itself, as XML. */
  idpMetadata?: string;
  /** Which attributes of the provider hold what. */
  attributeMapping?: { emailAddress?: string; firstName?: string; lastName?: string; userId?: string };
  active?: boolean;
  /** Whether names and the like are taken over at each sign-in. */
  syncUserAttributes?: boolean;
  /** Whether subdomains of the domain count. */
  allowSubdomains?: boolean;
  /** Whether signing in can start at the provider. */
  allowIdpInitiated?: boolean;
};
