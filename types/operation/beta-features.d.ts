// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';

/**
 * Calls that Clerk tries out.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/beta-features
 */
export interface BetaFeatureAPI {
  /**
   * Moves a production instance to another domain. Everybody is signed out, and DNS records and keys have to be
   * replaced.
   */
  changeDomain(params: ChangeDomainParams, callOptions?: CallOptions): Promise<void>;
}

/** The new domain. */
export type ChangeDomainParams = {
  /** Such as `https://www.example.com`. */
  homeUrl?: string;
  /** Whether it is the domain of another app on the same root domain, so that its subdomain counts. */
  isSecondary?: boolean;
};
