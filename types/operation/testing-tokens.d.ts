// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { TestingToken } from '../resource/testing-tokens';

/**
 * Creates tokens for end-to-end tests.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/testing-tokens
 */
export interface TestingTokenAPI {
  /** Creates a token that lets browser tests bypass the instance's bot protection. */
  createTestingToken(callOptions?: CallOptions): Promise<TestingToken>;
}
