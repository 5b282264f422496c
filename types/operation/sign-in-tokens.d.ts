// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { SignInToken } from '../resource/sign-in-tokens';

/**
 * Calls about sign-in tokens: links that sign a user in.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/sign-in-tokens
 */
export interface SignInTokenAPI {
  /** A token. Whoever visits its `url` is signed in as the user. */
  createSignInToken(params: CreateSignInTokenParams, callOptions?: CallOptions): Promise<SignInToken>;
  /** Makes a token useless that has not been used. */
  revokeSignInToken(signInTokenId: string, callOptions?: CallOptions): Promise<SignInToken>;
}

/** Whom a token signs in. */
export type CreateSignInTokenParams = {
  userId: string;
  /** The organization that is active then. */
  orgId?: string;
  /** Lifetime of the token. */
  expiresInSeconds: number;
};
