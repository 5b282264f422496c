/** What every call takes behind its own arguments. What is not given is as for the client. */
export type CallOptions = NotWeak & {
  /** Ends the call, which then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** How long a try may take, in milliseconds; so long, too, may reading a file take before the first one. */
  timeoutMs?: number;
  retry?: RetryOptions;
};

/** Retries of calls. */
export type RetryOptions = {
  /** How often a call that may be repeated is tried again, 0 to 10; 0 for never. Default: 2. */
  attempts?: number;
};

/** A call that no method makes. It sends no files. */
export type ClerkRequest = {
  /** The path behind the version segment, such as `/users`, or its segments, which are then percent-encoded. */
  path: string | string[];
  /** Keys become `snake_case`. */
  query?: object;
} & (
  | { method?: 'GET'; body?: never }
  | {
      method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      /** Sent as JSON. Its own keys become `snake_case`, or those of its objects where it is a list; the rest stays. */
      body?: object;
    }
);

/** Lets a method be handed to `map()`, as in `ids.map(users.getUser, users)`: the index that it gets has no effect. */
type NotWeak = Record<never, never>;

export {};
