/** One page of a list. `totalCount` is the number of items in the whole list. */
export type PaginatedResourceResponse<T> = { data: T; totalCount: number };

/** Selects a page of a list. */
export type ClerkPaginationRequest<T = object> = {
  /** Maximum number of items, 1 to 500. Default: 10. */
  limit?: number;
  /** Number of items to skip. Default: 0. */
  offset?: number;
} & T;

/**
 * A method that fetches one page of a list, with a method `all` that iterates over the whole list. Every list of this
 * package's clients has `all`; it is optional because mocks need not have it.
 */
export type PagedList<Call extends (...parameters: never) => Promise<PaginatedResourceResponse<unknown[]>>> = Call & {
  /**
   * Iterates over all matching items from `offset` on. Pages of `limit` items (default: 100, at most 500) are fetched
   * on demand: nothing is fetched after a `break`.
   *
   * @example
   * for await (const user of clerkClient.users.getUserList.all!({ limit: 100 })) {
   *   if (user.banned) break;
   * }
   */
  all?(...parameters: Parameters<Call>): AsyncGenerator<Awaited<ReturnType<Call>>['data'][number], void, undefined>;
};

/** A field to order by; a leading `-` means descending order. */
export type WithSign<Field extends string> = `+${Field}` | `-${Field}` | Field;
