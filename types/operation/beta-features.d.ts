// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';

/**
 * Operations that are in beta at Clerk.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/beta-features
 */
export interface BetaFeatureAPI {
  /**
   * Changes the domain of a production instance. All users are signed out, and DNS records and keys must be updated.
   *
   * @example
   * await clerkClient.betaFeatures.changeDomain({ homeUrl: 'https://www.example.com' });
   */
  changeDomain(params: ChangeDomainParams, callOptions?: CallOptions): Promise<void>;
}

/** The new domain of a production instance. */
export type ChangeDomainParams = {
  /** New home URL, such as `https://www.example.com`. */
  homeUrl?: string;
  /** Whether the domain is that of a secondary app on the same root domain, which makes its subdomain significant. */
  isSecondary?: boolean;
};
