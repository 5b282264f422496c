// When two types count as the same.

/** Values without parts to compare. */
type Leaf = string | number | boolean | bigint | symbol | null | undefined | Date | URL | Blob | Headers | AbortSignal;

/** An object with any key. */
interface Dictionary<Value> {
  [key: string]: Value;
}

/**
 * A type by its public properties only, at every depth. Resources of Clerk's SDK are classes with private members, ours
 * are interfaces; its metadata has an index signature, ours is intersected with one.
 */
export type Plain<T> = 0 extends 1 & T
  ? T
  : unknown extends T
    ? T
    : T extends Leaf | ((...parameters: never) => unknown)
      ? T
      : T extends readonly unknown[]
        ? { [K in keyof T]: Plain<T[K]> }
        : string extends keyof T
          ? Dictionary<Plain<T[keyof T]>>
          : { [K in keyof T]: Plain<T[K]> };

/** Whether two types are the same, including what is optional, read-only or `any`. */
export type Same<A, B> =
  (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;

/** Whether two types are assignable to each other. */
export type Mutual<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
