/**
 * A store that several servers share, for the option `machineTokenCache`: `redisStore(client)` of
 * `clerk-express-native/redis`, an instance of `Keyv`, or any object with these functions.
 *
 * A store that fails, is slow or returns something else costs time and never correctness: Clerk is asked then.
 */
export interface MachineTokenStore {
  /** Returns the value of a key, or a promise of it; `undefined` or `null` if there is none. */
  get(key: string): unknown;
  /**
   * Stores a value for up to `ttlMs` milliseconds. A store must remove values then, because clients with invented
   * tokens can cause new ones. What the function returns is ignored, unless it is a promise that rejects.
   */
  set(key: string, value: string, ttlMs: number): unknown;
  /** Removes a value. */
  delete(key: string): unknown;
}
