// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { SamlConnection, SamlIdpSlug } from '../resource/saml-connections';

/**
 * Manages SAML connections.
 *
 * @deprecated Use `enterpriseConnections`.
 * @see https://clerk.com/docs/reference/backend-api/tag/saml-connections
 */
export interface SamlConnectionAPI {
  /** Returns a page of SAML connections that match, together with the total count. */
  getSamlConnectionList(
    params?: SamlConnectionListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<SamlConnection[]>>;
  /** Creates a SAML connection. */
  createSamlConnection(params: CreateSamlConnectionParams, callOptions?: CallOptions): Promise<SamlConnection>;
  /** Returns the SAML connection with this id. */
  getSamlConnection(samlConnectionId: string, callOptions?: CallOptions): Promise<SamlConnection>;
  /**
   * Updates a SAML connection. Properties that are omitted keep their value.
   *
   * @example
   * const samlConnection = await clerkClient.samlConnections.updateSamlConnection(
   *   'saml_connection_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   { active: true, syncUserAttributes: true },
   * );
   */
  updateSamlConnection(
    samlConnectionId: string,
    params?: UpdateSamlConnectionParams,
    callOptions?: CallOptions,
  ): Promise<SamlConnection>;
  /** Deletes the SAML connection. Resolves with a {@link DeletedObject}. */
  deleteSamlConnection(samlConnectionId: string, callOptions?: CallOptions): Promise<SamlConnection>;
}

/** {@link SamlConnectionAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedSamlConnectionAPI extends SamlConnectionAPI {
  getSamlConnectionList: PagedList<SamlConnectionAPI['getSamlConnectionList']>;
}

/** Filters and order of a list of SAML connections. */
export type SamlConnectionListParams = ClerkPaginationRequest<{
  /** Part of a name or domain, or an id. */
  query?: string;
  /** Sort key. Prefix it with `-` for descending order. */
  orderBy?: WithSign<'phone_number' | 'email_address' | 'created_at' | 'first_name' | 'last_name' | 'username'>;
  /** Ids of organizations that the connections belong to. Prefix an id with `-` to exclude the organization. */
  organizationId?: WithSign<string>[];
}>;

/** Properties of a new SAML connection. */
export type CreateSamlConnectionParams = {
  name: string;
  provider: SamlIdpSlug;
  /** Domain of the email addresses that sign in with the connection. */
  domain: string;
  /** Id of the organization that the connection belongs to. */
  organizationId?: string;
  /** Entity id of the identity provider. */
  idpEntityId?: string;
  /** Single sign-on URL of the identity provider. */
  idpSsoUrl?: string;
  /** @deprecated Use `idpCertificates`. */
  idpCertificate?: string;
  /** X.509 certificates of the identity provider, in PEM format. */
  idpCertificates?: string[];
  /** URL of the identity provider's metadata. */
  idpMetadataUrl?: string;
  /** Metadata of the identity provider, as XML. */
  idpMetadata?: string;
  /** Names of the provider's attributes. */
  attributeMapping?: { emailAddress?: string; firstName?: string; lastName?: string; userId?: string };
};

/** Properties of a SAML connection to update. */
export type UpdateSamlConnectionParams = {
  name?: string;
  provider?: SamlIdpSlug;
  /** Domain of the email addresses that sign in with the connection. */
  domain?: string;
  /** Id of the organization that the connection belongs to. */
  organizationId?: string;
  /** Entity id of the identity provider. */
  idpEntityId?: string;
  /** Single sign-on URL of the identity provider. */
  idpSsoUrl?: string;
  /** @deprecated Use `idpCertificates`. */
  idpCertificate?: string;
  /** X.509 certificates of the identity provider, in PEM format. */
  idpCertificates?: string[];
  /** URL of the identity provider's metadata. */
  idpMetadataUrl?: string;
  /** Metadata of the identity provider, as XML. */
  idpMetadata?: string;
  /** Names of the provider's attributes. */
  attributeMapping?: { emailAddress?: string; firstName?: string; lastName?: string; userId?: string };
  /** Whether users can sign in with the connection. */
  active?: boolean;
  /** Whether to update the user's attributes from the identity provider at each sign-in. */
  syncUserAttributes?: boolean;
  /** Whether email addresses on subdomains of the domain can sign in with the connection. */
  allowSubdomains?: boolean;
  /** Whether sign-ins initiated by the identity provider are allowed. */
  allowIdpInitiated?: boolean;
};
