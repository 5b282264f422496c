// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { AccountlessApplication } from '../resource/accountless-applications';

/**
 * Creates applications that have not been claimed by an account yet. No secret key is needed.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/accountless-applications
 */
export interface AccountlessApplicationAPI {
  /** Creates an application with keys that work without a Clerk account. It can be claimed at its `claimUrl`. */
  createAccountlessApplication(
    params?: AccountlessApplicationParams,
    callOptions?: CallOptions,
  ): Promise<AccountlessApplication>;
  /** Reports to Clerk that the application has been claimed. */
  completeAccountlessApplicationOnboarding(
    params?: AccountlessApplicationParams,
    callOptions?: CallOptions,
  ): Promise<AccountlessApplication>;
}

/** Origin of a request about an accountless application. */
export type AccountlessApplicationParams = {
  /** Headers to forward to Clerk, such as those of the incoming request. */
  requestHeaders?: Headers;
  /** Name of the tool that requests the application. */
  source?: string;
};
