import type { ClerkLocalOptions } from '../index';

/** The options of the helpers for test runners. */
export interface ClerkTestOptions extends ClerkLocalOptions {
  /** Whether each test starts with the state of the seed. Default: `true`. */
  reset?: boolean;
}
