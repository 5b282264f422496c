// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { PaginatedResourceResponse } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { Domain } from '../resource/domains';

/**
 * Manages the domains of the instance.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/domains
 */
export interface DomainAPI {
  /** Returns all domains: the primary domain and those of satellites. */
  list(callOptions?: CallOptions): Promise<PaginatedResourceResponse<Domain[]>>;
  /**
   * Adds a satellite domain.
   *
   * @example
   * const domain = await clerkClient.domains.add({ name: 'satellite.example', is_satellite: true });
   */
  add(params: AddDomainParams, callOptions?: CallOptions): Promise<Domain>;
  /**
   * Updates a domain. Properties that are omitted keep their value.
   *
   * @example
   * const domain = await clerkClient.domains.update({
   *   domainId: 'dmn_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   proxy_url: 'https://satellite.example/__clerk',
   * });
   */
  update(params: UpdateDomainParams, callOptions?: CallOptions): Promise<Domain>;
  /** Deletes the satellite domain. Resolves with a {@link DeletedObject}. */
  delete(domainId: string, callOptions?: CallOptions): Promise<DeletedObject>;
  /**
   * Deletes the satellite domain. Resolves with a {@link DeletedObject}.
   *
   * @deprecated Use {@link DomainAPI.delete}.
   */
  deleteDomain(domainId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** Properties of a new domain. Keys are in snake case, as Clerk expects them. */
export type AddDomainParams = {
  /** Domain name. Can include a port in development instances. */
  name: string;
  /** Must be `true`. */
  is_satellite: boolean;
  /** Full URL of the proxy that forwards requests of the satellite to the Frontend API. */
  proxy_url?: string | null;
};

/** Properties of a domain to update. Keys are in snake case, as Clerk expects them. */
export type UpdateDomainParams = {
  domainId: string;
  /** Whether the domain is that of a secondary app on the same root domain, which makes its subdomain significant. */
  is_secondary?: boolean | null;
} & Partial<Pick<AddDomainParams, 'name' | 'proxy_url'>>;
