// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { TestingToken } from '../resource/testing-tokens';

/**
 * Calls for tests.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/testing-tokens
 */
export interface TestingTokenAPI {
  /** A token by which tests of a browser pass the instance's bot protection. */
  createTestingToken(callOptions?: CallOptions): Promise<TestingToken>;
}
