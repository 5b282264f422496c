// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { SignInToken } from '../resource/sign-in-tokens';

/**
 * Manages sign-in tokens, whose URLs sign in a user.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/sign-in-tokens
 */
export interface SignInTokenAPI {
  /** Creates a sign-in token. Visiting its `url` signs in the user. */
  createSignInToken(params: CreateSignInTokenParams, callOptions?: CallOptions): Promise<SignInToken>;
  /** Revokes a pending sign-in token. */
  revokeSignInToken(signInTokenId: string, callOptions?: CallOptions): Promise<SignInToken>;
}

/** Properties of a new sign-in token. */
export type CreateSignInTokenParams = {
  userId: string;
  /** Id of the organization that is active after the sign-in. */
  orgId?: string;
  /** Lifetime of the token, in seconds. */
  expiresInSeconds: number;
};
