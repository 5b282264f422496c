import type { CallOptions } from '../call';
import type { TestingToken } from '../resource/testing-token';

/**
 * Calls for tests.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/testing-tokens
 */
export interface TestingTokenAPI {
  /** A token by which tests of a browser pass the instance's bot protection. */
  createTestingToken(callOptions?: CallOptions): Promise<TestingToken>;
}
