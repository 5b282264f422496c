/** The rows of `tables.js`, which `npm run generate` writes from `api/definition/`. */

import type { CallExtras, CallOutcome } from '../../binding';

/** Where a property of an argument goes in the request. */
export type Place = 'id' | 'query' | 'value' | 'ignored' | 'headers' | 'secretKey' | 'file';

/** A parameter that is an object, or an array of objects. */
export interface ObjectParameter {
  places: Record<string, Place>;
  /** The place of all other properties. */
  rest: Place;
  /** Whether instances of classes are rejected. */
  isPlain: boolean;
}

export type Parameter =
  | { kind: 'id' | 'optionalId' | 'path' | 'value' | 'list' }
  | { kind: 'prefixedId'; prefix: string }
  | ({ kind: 'object' } & ObjectParameter);

/** What a method does in addition to its one request. */
export type Composition =
  | { kind: 'totalCount'; operation: string; without: string[] }
  | { kind: 'replacement'; operation: string; merging: string; properties: string[] }
  | { kind: 'audience' }
  | { kind: 'localVerification' };

/** A method of the Backend API. */
export interface MethodRow {
  /** Within its namespace, such as `getUser`. */
  name: string;
  /** The full name, such as `users.getUser`. */
  operation: string;
  verb: string;
  /** With the names of parameters in the place of their values. */
  path: string;
  parameters: Parameter[];
  /** Whether it has `all()`, which iterates over the whole list. */
  isPaged: boolean;
  composition?: Composition;
}

export interface NamespaceRow {
  name: string;
  methods: MethodRow[];
}

/** What becomes of one field of a payload. */
export interface FieldRow {
  /** In the payload. */
  source: string;
  /** In the resource. */
  name: string;
  kind: FieldKind;
  /** The class of a part. */
  class?: string;
  /** What replaces an absent part. */
  absent?: 'same' | 'null' | 'undefined' | 'empty';
  /** The keys of parts to omit, or the field without which this one is present. */
  without?: string[] | string;
  /** The field with which this one is present. */
  with?: string;
  /** The field to read next. */
  key?: string;
  /** The fallback. */
  value?: unknown;
}

export type FieldKind =
  | 'plain'
  | 'missingIs'
  | 'nullishIs'
  | 'falsyIs'
  | 'nullishIsKey'
  | 'alwaysNull'
  | 'url'
  | 'actor'
  | 'errors'
  | 'part'
  | 'parts';

export type GetterRow =
  | { kind: 'raw' }
  | { kind: 'joined'; name: string; properties: string[] }
  | { kind: 'selected'; name: string; list: string; id: string };

/** A resource, as a class or as a plain object. */
export interface ResourceRow {
  class: string;
  form: string;
  /** The value of `object` in its payloads. */
  object?: string;
  /** Operations whose payloads lack `object`. */
  operations?: string[];
  /** The operation that responds with an array of it. */
  elementsOf?: string;
  deleted?: boolean;
  fields: FieldRow[];
  getters: GetterRow[];
}

export type Payload = Record<string, unknown>;

/** Creates a resource from a payload. */
export type Maker = (payload: Payload) => object;

/** Creates the value of a response; the operation determines the kind of payloads that do not name theirs. */
export type Deserialize = (payload: unknown, operation: string) => unknown;

/** Limits for reading a file. */
export interface Bounds {
  signal?: AbortSignal;
  timeoutMs: number;
}

/** An outcome of the addon, with the error of the user's `fetch` where there is one. */
export interface Outcome extends Omit<CallOutcome, 'attempts'> {
  attempts?: number;
  fault?: unknown;
}

/** What a call sends in addition to its arguments. */
export interface Extras extends Omit<CallExtras, 'upload' | 'timeoutMs' | 'retryAttempts'> {
  /** The call's options as the caller passed them. */
  options?: unknown;
  /** Reads a file. */
  upload?: (bounds: Bounds) => Promise<import('../../binding').FileUpload>;
}
