// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A domain of the instance. */
export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly isSatellite: boolean;
  readonly frontendApiUrl: string;
  /** Origin of the app in a development instance. */
  readonly developmentOrigin: string;
  /** DNS records that the domain needs. */
  readonly cnameTargets: CnameTarget[];
  /** URL of the Account Portal, which has Clerk's hosted pages. */
  readonly accountsPortalUrl?: string | null | undefined;
  /** URL of the proxy of the Frontend API. */
  readonly proxyUrl?: string | null | undefined;
}

/** JSON representation of {@link Domain}. */
export interface DomainJSON extends ClerkResourceJSON {
  object: 'domain';
  name: string;
  is_satellite: boolean;
  frontend_api_url: string;
  development_origin: string;
  cname_targets: CnameTargetJSON[];
  accounts_portal_url?: string | null;
  proxy_url?: string;
}

/** A CNAME record that a domain needs. */
export interface CnameTarget {
  readonly host: string;
  readonly value: string;
  readonly required: boolean;
}

/** JSON representation of {@link CnameTarget}. */
export interface CnameTargetJSON {
  host: string;
  value: string;
  required: boolean;
}
