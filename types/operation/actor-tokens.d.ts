// Generated from api/definition/ by `npm run generate`. Do not edit.
/* eslint-disable @typescript-eslint/no-explicit-any -- code written for Clerk's own types reads these freely. */

import type { CallOptions } from '../call';
import type { ActorToken } from '../resource/actor-tokens';

/**
 * Manages actor tokens, with which one user impersonates another.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/actor-tokens
 */
export interface ActorTokenAPI {
  /**
   * Creates a token with which the actor can sign in as the user.
   *
   * @example
   * const actorToken = await clerkClient.actorTokens.create({
   *   userId: 'user_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   actor: { sub: 'user_2OPExRkC7mC9ycxFnWEEEmBm3a4' },
   *   expiresInSeconds: 600,
   * });
   */
  create(params: CreateActorTokenParams, callOptions?: CallOptions): Promise<ActorToken>;
  /** Revokes a pending actor token. */
  revoke(actorTokenId: string, callOptions?: CallOptions): Promise<ActorToken>;
}

/** Properties of a new actor token. */
export type CreateActorTokenParams = {
  /** Id of the user to impersonate. */
  userId: string;
  /** The impersonating user. Becomes the `act` claim of the session's tokens. */
  actor: ActorTokenActorParams;
  /** Lifetime of the token, in seconds. Default: `3600`. */
  expiresInSeconds?: number | undefined;
  /** Maximum duration of the session, in seconds. Default: `1800`. */
  sessionMaxDurationInSeconds?: number | undefined;
};

/** The actor of an impersonated session. */
export type ActorTokenActorParams = {
  /** Id of the actor. */
  sub: string;
  /** Further properties of the actor. */
  additionalProperties?: { [k: string]: any };
};
