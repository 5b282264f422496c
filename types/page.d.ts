import type { CallOptions } from './call';

/** A page, and how many there are in all. */
export type PaginatedResourceResponse<T> = { data: T; totalCount: number };

/** Which page is asked for. */
export type ClerkPaginationRequest<T = object> = {
  /** At most so many; 1 to 500. Default: 10. */
  limit?: number;
  /** Leaves out the first so many. */
  offset?: number;
} & T;

/** A call that gives a page of a list. Its method `all` goes through the whole list. */
export interface PagedList<Parameters extends unknown[], Item> {
  (...parameters: [...Parameters, callOptions?: CallOptions]): Promise<PaginatedResourceResponse<Item[]>>;
  /**
   * All that match, one after the other, from `offset` on. A page of `limit` items, 100 unless told otherwise and 500 at
   * most, is fetched when its first item is asked for: nothing is fetched behind a `break`.
   *
   * @example
   * for await (const user of clerkClient.users.getUserList.all({ limit: 100 })) {
   *   if (user.banned) break;
   * }
   */
  all(...parameters: [...Parameters, callOptions?: CallOptions]): AsyncGenerator<Item, void, undefined>;
}

/** A field to order by: with `-` in front in falling order. */
export type WithSign<Field extends string> = `+${Field}` | `-${Field}` | Field;
