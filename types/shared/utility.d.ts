// With an export list, declarations without `export` stay within the module.
export {};

// Utility types. `T` is the type to transform.

/** Any `T`, with `U` as suggestions in the editor. */
export type Autocomplete<U extends T, T = string> = U | (T & Record<never, never>);

/** `T` as one flat object type, for readable editor hints. */
export type Simplify<T> = { [Key in keyof T]: T[Key] } & {};

/** `T` with the properties of `U` replacing its own. */
export type Override<T, U> = Omit<T, keyof U> & U;

/** `T` without the properties named `W`. */
export type Without<T, W> = { [Key in keyof T as Exclude<Key, W>]: T[Key] };

/** `T`, where the properties `K` may be `null`. */
export type Nullable<T, K extends keyof T> = { [Key in keyof T]: T[Key] | (Key extends K ? null : never) };

/** The properties of `T`, all `null`. */
export type ForceNull<T> = { [Key in keyof T]: null };

/** `T` without properties that are functions or classes. */
export type Serializable<T> = { [Key in keyof T as IsSent<T[Key]> extends true ? Key : never]: T[Key] };

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
type IsSent<T> = T extends Function ? false : true;

/** `T` without its methods. */
export type RemoveFunctions<T extends object> = {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [Key in keyof T as T[Key] extends (...parameters: any[]) => any ? never : Key]: T[Key];
};

/** `T` with all properties optional, at every depth. */
export type DeepPartial<T> = { [Key in keyof T]?: T[Key] extends object ? DeepPartial<T[Key]> : T[Key] };

/** `T` with all properties required, at every depth. */
export type DeepRequired<T> = Required<{
  [Key in keyof T]: T[Key] extends object | undefined ? DeepRequired<Required<T[Key]>> : T[Key];
}>;

/** A name, or the keys of an object, in camel case: `first_name` becomes `firstName`. */
export type SnakeToCamel<T> = T extends `${infer Head}_${infer Tail}`
  ? `${Uncapitalize<Head>}${Capitalize<SnakeToCamel<Tail>>}`
  : T extends object
    ? { [Key in keyof T as SnakeToCamel<Key>]: T[Key] }
    : T;

/** {@link SnakeToCamel} at every depth. */
export type DeepSnakeToCamel<T> = T extends `${string}_${string}`
  ? SnakeToCamel<T>
  : T extends object
    ? { [Key in keyof T as SnakeToCamel<Key>]: DeepSnakeToCamel<T[Key]> }
    : T;

/** A name, or the keys of an object, in snake case: `firstName` becomes `first_name`. */
export type CamelToSnake<T> = T extends `${infer First}${infer Tail}`
  ? `${First extends Uppercase<First> ? '_' : ''}${Lowercase<First>}${CamelToSnake<Tail>}`
  : T extends object
    ? { [Key in keyof T as CamelToSnake<Extract<Key, string>>]: T[Key] }
    : T;

/** {@link CamelToSnake} at every depth. */
export type DeepCamelToSnake<T> = T extends string
  ? CamelToSnake<T>
  : T extends object
    ? { [Key in keyof T as CamelToSnake<Extract<Key, string>>]: DeepCamelToSnake<T[Key]> }
    : T;

/** The keys of `T` and the paths to nested properties: `a`, `a.b`, `a.b.c`. */
export type RecordToPath<T> = keyof T | PathWithin<T, keyof T>;

type PathWithin<T, Key> = Key extends keyof T & string
  ? // eslint-disable-next-line @typescript-eslint/no-explicit-any
    T[Key] extends Record<string, any>
    ? `${Key}.${OwnKey<T[Key]> | PathWithin<T[Key], OwnKey<T[Key]>>}`
    : never
  : never;

/** The keys of an object, without those that every array has. */
type OwnKey<T> = Exclude<keyof T, keyof unknown[]> & string;

/** The value of `T` at a path of {@link RecordToPath}. */
export type PathValue<T, P extends RecordToPath<T>> = ValueAt<T, P>;

type ValueAt<T, P> = P extends keyof T
  ? T[P]
  : P extends `${infer Key}.${infer Rest}`
    ? Key extends keyof T
      ? ValueAt<T[Key], Rest>
      : never
    : never;
