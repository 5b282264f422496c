// Generated from api/definition/ by `npm run generate`. Do not edit.
/* eslint-disable @typescript-eslint/no-explicit-any -- code written for Clerk's own types reads these freely. */

import type { CallOptions } from '../call';
import type { ActorToken } from '../resource/actor-tokens';

/**
 * Calls about actor tokens: one user signs in as another.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/actor-tokens
 */
export interface ActorTokenAPI {
  /** A token by which the actor signs in as the user. */
  create(params: CreateActorTokenParams, callOptions?: CallOptions): Promise<ActorToken>;
  /** Makes a token useless that has not been used. */
  revoke(actorTokenId: string, callOptions?: CallOptions): Promise<ActorToken>;
}

/** Who signs in as whom. */
export type CreateActorTokenParams = {
  /** Whom to sign in as. */
  userId: string;
  /** Who signs in. Stands in the claim `act` of the session's tokens. */
  actor: ActorTokenActorParams;
  /** Lifetime of the token. Default: an hour. */
  expiresInSeconds?: number | undefined;
  /** How long the session lasts at most. Default: 30 minutes. */
  sessionMaxDurationInSeconds?: number | undefined;
};

/** Who acts in a user's name. */
export type ActorTokenActorParams = {
  /** The actor's id. */
  sub: string;
  additionalProperties?: { [k: string]: any };
};
