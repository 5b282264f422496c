// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { SignUpAttempt } from '../resource/sign-ups';

/**
 * Reads and updates sign-ups in progress.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/sign-ups
 */
export interface SignUpAPI {
  /** Returns the sign-up with this id. */
  get(signUpAttemptId: string, callOptions?: CallOptions): Promise<SignUpAttempt>;
  /**
   * Updates a sign-up.
   *
   * @example
   * const signUpAttempt = await clerkClient.signUps.update({
   *   signUpAttemptId: 'sign_up_attempt_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   externalId: 'customer-42',
   * });
   */
  update(params: UpdateSignUpParams, callOptions?: CallOptions): Promise<SignUpAttempt>;
}

/** Properties of a sign-up to update. */
export type UpdateSignUpParams = {
  signUpAttemptId: string;
  /** Id of the future user in your own system. */
  externalId?: string | null;
  /** Whether the sign-up waits for a custom action of your app. */
  customAction?: boolean | null;
};
