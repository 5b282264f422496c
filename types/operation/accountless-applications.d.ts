// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { AccountlessApplication } from '../resource/accountless-applications';

/**
 * Calls about applications that nobody has claimed yet. They need no secret key.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/accountless-applications
 */
export interface AccountlessApplicationAPI {
  /** A new application, with keys that work until it is claimed or given up. */
  createAccountlessApplication(
    params?: AccountlessApplicationParams,
    callOptions?: CallOptions,
  ): Promise<AccountlessApplication>;
  /** Tells Clerk that the application has been claimed. */
  completeAccountlessApplicationOnboarding(
    params?: AccountlessApplicationParams,
    callOptions?: CallOptions,
  ): Promise<AccountlessApplication>;
}

/** Where an accountless application comes from. */
export type AccountlessApplicationParams = {
  /** Headers to send along, such as those of the request that the app is answering. */
  requestHeaders?: Headers;
  /** What has asked for the application. */
  source?: string;
};
