/** Options accepted by every call as the last argument. Anything omitted falls back to the client's setting. */
export type CallOptions = NotWeak & {
  /** Aborts the call, which then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** How long one attempt may take, in milliseconds. Reading a file before the first attempt has the same limit. */
  timeoutMs?: number;
  retry?: RetryOptions;
};

/** How failed calls are retried. */
export type RetryOptions = {
  /** How often to retry a call that is safe to repeat, 0 to 10; 0 never retries. Default: 2. */
  attempts?: number;
};

/** A call that has no method of its own. Files are not supported. */
export type ClerkRequest = {
  /** The path after the version segment, such as `/users`, or an array of its segments, which are percent-encoded. */
  path: string | string[];
  /** Query parameters. Keys are converted to `snake_case`. */
  query?: object;
} & (
  | { method?: 'GET'; body?: never }
  | {
      method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      /**
       * Sent as JSON. Top-level keys are converted to `snake_case`, or those of the objects if it is an array; deeper
       * keys are not.
       */
      body?: object;
    }
);

/**
 * Allows methods to be passed to `map()`, as in `ids.map(users.getUser, users)`: the index that it passes is ignored.
 */
type NotWeak = Record<never, never>;

export {};
