// With an export list, declarations without `export` stay within the module.
export {};

/** The kinds of instance. */
export type InstanceType = 'production' | 'development';

/** What a publishable key says. */
export type PublishableKey = {
  /** The host of the Frontend API. */
  frontendApi: string;
  instanceType: InstanceType;
};

/** A name or address, or a function of the address that was asked for. */
type OfUrl = string | ((url: URL) => string);

/** Where the Frontend API is reached, if not at Clerk's own host. */
export type DomainOrProxyUrl = { proxyUrl?: OfUrl; domain?: OfUrl };

/** The combinations of `isSatellite`, `domain` and `proxyUrl` that make sense: a satellite has one of the two. */
export type MultiDomainAndOrProxy =
  | { isSatellite?: never; proxyUrl?: OfUrl; domain?: never }
  | { isSatellite: boolean | ((url: URL) => boolean); proxyUrl?: never; domain: OfUrl }
  | { isSatellite: boolean | ((url: URL) => boolean); proxyUrl: OfUrl; domain?: never };

/** {@link MultiDomainAndOrProxy} without functions. */
export type MultiDomainAndOrProxyPrimitives =
  | { isSatellite?: never; proxyUrl?: string; domain?: never }
  | { isSatellite: boolean; proxyUrl?: never; domain: string }
  | { isSatellite: boolean; proxyUrl: string; domain?: never };

/** Names a package to Clerk. */
export type SDKMetadata = {
  name: string;
  version: string;
  /** Such as `production`. */
  environment?: string;
};
