import type { CallOptions } from '../call';
import type { TestingToken } from '../resource/testing-token';

/** Calls for tests. */
export interface TestingTokenAPI {
  /** A token by which tests of a browser pass the instance's bot protection. */
  createTestingToken(callOptions?: CallOptions): Promise<TestingToken>;
}
