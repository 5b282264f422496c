// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { JwksJSON } from '../resource/jwks';

/**
 * Calls about the instance's signing keys.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/jwks
 */
export interface JwksAPI {
  /** The public keys that tokens are verified with. */
  getJwks(callOptions?: CallOptions): Promise<JwksJSON>;
}
