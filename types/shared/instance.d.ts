// With an export list, declarations without `export` stay within the module.
export {};

/** The kinds of instance. */
export type InstanceType = 'production' | 'development';

/** The contents of a publishable key. */
export type PublishableKey = {
  /** The host of the Frontend API. */
  frontendApi: string;
  instanceType: InstanceType;
};

/** A string, or a function of the request URL that returns one. */
type OfUrl = string | ((url: URL) => string);

/** Where the Frontend API is served, if not at Clerk's own host. */
export type DomainOrProxyUrl = { proxyUrl?: OfUrl; domain?: OfUrl };

/**
 * The valid combinations of `isSatellite`, `domain` and `proxyUrl`: a satellite has exactly one of `domain` and
 * `proxyUrl`.
 */
export type MultiDomainAndOrProxy =
  | { isSatellite?: never; proxyUrl?: OfUrl; domain?: never }
  | { isSatellite: boolean | ((url: URL) => boolean); proxyUrl?: never; domain: OfUrl }
  | { isSatellite: boolean | ((url: URL) => boolean); proxyUrl: OfUrl; domain?: never };

/** {@link MultiDomainAndOrProxy} without functions. */
export type MultiDomainAndOrProxyPrimitives =
  | { isSatellite?: never; proxyUrl?: string; domain?: never }
  | { isSatellite: boolean; proxyUrl?: never; domain: string }
  | { isSatellite: boolean; proxyUrl: string; domain?: never };

/** Identifies a package to Clerk. */
export type SDKMetadata = {
  name: string;
  version: string;
  /** Such as `production`. */
  environment?: string;
};
