// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { SignUpAttempt } from '../resource/sign-ups';

/**
 * Calls about sign-ups that are going on.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/sign-ups
 */
export interface SignUpAPI {
  /** The sign-up with this id. */
  get(signUpAttemptId: string, callOptions?: CallOptions): Promise<SignUpAttempt>;
  /** Changes a sign-up. */
  update(params: UpdateSignUpParams, callOptions?: CallOptions): Promise<SignUpAttempt>;
}

/** What changes of a sign-up. */
export type UpdateSignUpParams = {
  signUpAttemptId: string;
  /** The id that the user is going to have in your own system. */
  externalId?: string | null;
  /** Whether the sign-up waits for something of your own. */
  customAction?: boolean | null;
};
