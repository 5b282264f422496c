// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ProxyCheck } from '../resource/proxy-checks';

/**
 * Calls about the proxy of the Frontend API.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/proxy-checks
 */
export interface ProxyCheckAPI {
  /** Has Clerk check whether a proxy is set up well. That it is not is told by `successful`. */
  verify(params: VerifyProxyParams, callOptions?: CallOptions): Promise<ProxyCheck>;
}

/** Which proxy of which domain is checked. */
export type VerifyProxyParams = {
  domainId: string;
  proxyUrl: string;
};
