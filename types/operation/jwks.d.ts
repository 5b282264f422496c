// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { JwksJSON } from '../resource/jwks';

/**
 * Reads the instance's JSON Web Key Set.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/jwks
 */
export interface JwksAPI {
  /** Returns the public keys with which the instance's tokens are verified. */
  getJwks(callOptions?: CallOptions): Promise<JwksJSON>;
}
