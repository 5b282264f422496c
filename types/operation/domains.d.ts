// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { PaginatedResourceResponse } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { Domain } from '../resource/domains';

/**
 * Calls about the instance's domains.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/domains
 */
export interface DomainAPI {
  /** All domains: the primary one, and those of satellites. */
  list(callOptions?: CallOptions): Promise<PaginatedResourceResponse<Domain[]>>;
  /** Adds the domain of a satellite. */
  add(params: AddDomainParams, callOptions?: CallOptions): Promise<Domain>;
  /** Changes a domain. What is not given stays. */
  update(params: UpdateDomainParams, callOptions?: CallOptions): Promise<Domain>;
  /** Removes the domain of a satellite. */
  delete(domainId: string, callOptions?: CallOptions): Promise<DeletedObject>;
  /**
   * Removes the domain of a satellite.
   *
   * @deprecated Use {@link DomainAPI.delete}.
   */
  deleteDomain(domainId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** What a new domain is like. The names are those on the wire. */
export type AddDomainParams = {
  name: string;
  /** Has to be true. */
  is_satellite: boolean;
  /** Where the satellite proxies the Frontend API. */
  proxy_url?: string | null;
};

/** What changes of a domain. The names are those on the wire. */
export type UpdateDomainParams = {
  domainId: string;
  /** Whether it is the domain of another app on the same root domain, so that its subdomain counts. */
  is_secondary?: boolean | null;
} & Partial<Pick<AddDomainParams, 'name' | 'proxy_url'>>;
