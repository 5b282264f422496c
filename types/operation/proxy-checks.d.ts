// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ProxyCheck } from '../resource/proxy-checks';

/**
 * Checks proxies of the Frontend API.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/proxy-checks
 */
export interface ProxyCheckAPI {
  /**
   * Checks whether a proxy reaches the Frontend API. Resolves even if the check fails; `successful` contains the
   * result.
   */
  verify(params: VerifyProxyParams, callOptions?: CallOptions): Promise<ProxyCheck>;
}

/** The proxy to check. */
export type VerifyProxyParams = {
  /** Id of the domain that the proxy is for. */
  domainId: string;
  /** Full URL of the proxy, such as `https://example.com/__clerk`. */
  proxyUrl: string;
};
