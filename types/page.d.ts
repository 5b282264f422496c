/** A page, and how many there are in all. */
export type PaginatedResourceResponse<T> = { data: T; totalCount: number };

/** Which page is asked for. */
export type ClerkPaginationRequest<T = object> = {
  /** At most so many; 1 to 500. Default: 10. */
  limit?: number;
  /** Leaves out the first so many. */
  offset?: number;
} & T;

/**
 * A call for a page of a list, with the method `all`, which goes through the whole list. `all` is on every list of this
 * package's clients; it is optional for mocks, which need not have it.
 */
export type PagedList<Call extends (...parameters: never) => Promise<PaginatedResourceResponse<unknown[]>>> = Call & {
  /**
   * All that match, one after the other, from `offset` on. A page of `limit` items, 100 by default and 500 at most, is
   * fetched when its first item is asked for: nothing is fetched after a `break`.
   *
   * @example
   * for await (const user of clerkClient.users.getUserList.all!({ limit: 100 })) {
   *   if (user.banned) break;
   * }
   */
  all?(...parameters: Parameters<Call>): AsyncGenerator<Awaited<ReturnType<Call>>['data'][number], void, undefined>;
};

/** A field to order by: with `-` in front in falling order. */
export type WithSign<Field extends string> = `+${Field}` | `-${Field}` | Field;
