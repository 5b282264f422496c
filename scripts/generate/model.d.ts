/** The definition of the Backend API, as `readDefinition()` returns it. `api/README.md` explains the keys. */

export interface Documented {
  doc?: string;
  deprecated?: string;
}

/** A value of YAML. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** A path, relative to the root of the repository, and the text of the file. */
export type GeneratedFile = [path: string, text: string];

export interface Definition {
  areas: Area[];
  /** In the order of the client's properties. */
  namespaces: Namespace[];
  operations: Operation[];
  resources: Resource[];
  resourceByName: ByName<Resource>;
  operationByName: ByName<Operation>;
  typeByName: Map<string, TypeDefinition>;
}

/** Resources and operations that are named by others exist: `readDefinition()` checks it. */
export interface ByName<Entry> extends Map<string, Entry> {
  get(name: string): Entry;
}

export interface Area {
  name: string;
  namespace?: string;
  position?: number;
  interface?: string;
  summary?: string;
  documentation?: string;
  deprecated?: string;
  operations: Operation[];
  types: TypeDefinition[];
  resources: Resource[];
  resourceTypes: TypeDefinition[];
  objects: string[];
}

/** An area with operations. */
export interface Namespace extends Area {
  namespace: string;
  position: number;
  interface: string;
  summary: string;
  documentation: string;
}

export interface Operation extends Documented {
  /** `users.getUser`. */
  name: string;
  /** `getUser`. */
  method: string;
  verb: string;
  path: string;
  parameters: Parameter[];
  answer: Answer;
  declared?: string;
  iterable?: boolean;
  versioned?: boolean;
  query?: Record<string, string>;
  /** Parameters that Clerk takes besides those of the method, by name on the wire, with `?` if they may be missing. */
  accepts?: { query?: Record<string, string>; body?: Record<string, string> };
  keys?: 'deep';
  credential?: 'machine' | 'optional';
  total?: { operation: string; without: string[] };
  replaces?: { operation: string; merging: string; properties: string[] };
  checks?: 'audience';
  verifies?: 'locally';
  argumentDocs?: Record<string, string>;
  overloads?: Overload[];
  example?: string;
}

export interface Overload extends Documented {
  signature: string;
  parameters?: Record<string, string>;
  example?: string;
}

/** What an operation returns, by kind. */
export type Answer =
  | { kind: 'one' | 'array' | 'page'; resource: string; type?: undefined }
  | { kind: 'deleted' | 'nothing' | 'count'; resource?: undefined; type?: undefined }
  | { kind: 'passesThrough'; resource?: undefined; type: string };

/** An argument of a method. */
export type Parameter = {
  name: string;
  isOptional: boolean;
  type: string;
  /** The ids in the path that the argument contains. */
  ids: string[];
} & Destination;

/** Where an argument goes in the request. */
export type Destination =
  | { kind: 'id'; id: string }
  | { kind: 'optionalId'; id: string }
  | { kind: 'prefixedId'; id: string; prefix: string }
  | { kind: 'bodyField'; field: string }
  | { kind: 'optionalBodyField'; field: string }
  | { kind: 'list' }
  | { kind: 'email' }
  | { kind: 'emails' }
  | { kind: 'object'; rest: 'query' | 'body' | 'ignored'; properties: PlacedProperty[] };

export type Place = 'path' | 'query' | 'body' | 'headers' | 'idempotencyKey' | 'secretKey' | 'file' | 'form';

/** A property of an argument with a place of its own in the request. */
export interface PlacedProperty {
  name: string;
  place: Place;
  wireName?: string;
  /** Alternative names. */
  or?: string[];
  default?: Value;
  withoutArgument?: Value;
}

/** A property of a type. */
export interface Property extends Documented {
  name: string;
  isOptional: boolean;
  type: string;
  example?: string;
}

/** A hand-written type, such as that of parameters. */
export interface TypeDefinition extends Documented {
  name: string;
  /** Type parameters. */
  parameters?: string[];
  interface?: boolean;
  extends?: string[];
  readonly?: boolean;
  page?: boolean;
  and?: string[];
  type?: string;
  properties: Property[];
}

export interface Resource extends Documented {
  name: string;
  form: string;
  object?: string;
  /** The name of the type of instances; `false` where it is declared by hand. */
  declared?: string | false;
  /** The name of the type of payloads; `false` for none. */
  wire?: string | false;
  mutable?: boolean;
  envelope?: boolean | string;
  wireObject?: string | false;
  wireDoc?: string;
  fields: Field[];
  computed: Computed[];
  /** Operations that return the resource, if its payloads do not have an `object`. */
  answerOf: string[];
  /** The operation that returns an array of the resource, likewise. */
  elementOf?: string;
}

/** A field of a payload. */
export interface WireField extends Documented {
  /** The key of the payload. */
  name: string;
  type: string;
  isOptional?: boolean;
  /** The resource that the field contains. */
  part?: string;
  isList?: boolean;
  wireOnly?: boolean;
}

/** A field of a payload, and the property of the instance that it becomes. */
export interface Field extends WireField {
  isOptional: boolean;
  /** The property's name. */
  property: string;
  /** The key of the payload from which the property is made. */
  source: string;
  from?: string;
  missingIs?: Value;
  nullishIs?: Value;
  falsyIs?: Value;
  kind?: 'alwaysNull' | 'actor' | 'errors';
  absent?: Absent;
  excluding?: string[];
  presentWith?: string;
  presentWithout?: string;
  undeclared?: boolean;
  notOnWire?: boolean;
  instance?: string;
  wireDoc?: string;
  list?: boolean;
}

/** The value of a resource that is missing. */
export type Absent = 'same' | 'null' | 'undefined' | 'empty';

/** A property that is computed from others. */
export interface Computed extends Property {
  /** The payload itself. */
  raw?: boolean;
  joined?: string[];
  selected?: { from: string; by: string };
}

/** How a property's value is made. */
export type FieldKind =
  | { kind: 'plain' | 'url' | 'alwaysNull' | 'actor' | 'errors' }
  | { kind: 'missingIs' | 'nullishIs' | 'falsyIs'; value?: Value }
  | { kind: 'nullishIsKey'; key: string; value?: Value }
  | { kind: 'part'; class: string; absent: Absent }
  | { kind: 'parts'; class: string; absent: Absent; without: string[] };

/** One function for each kind of a union. */
export type ByKind<Union extends { kind: string }, Result, Context = void> = {
  [Kind in Union['kind']]: (value: Extract<Union, { kind: Kind }>, context: Context) => Result;
};

/** A group of `api/reasons.yaml`. */
export interface ReasonGroup {
  name: string;
  title: string;
  doc: string;
  reasons: Reason[];
}

/** A reason. `api/README.md` explains the flags. */
export interface Reason {
  code: string;
  /** The name of the page. */
  slug: string;
  /** The name of the Rust variant. */
  variant: string;
  meaning: string;
  cause: string;
  advice: string;
  audience: string;
  /** What follows the code. */
  prefix?: string;
  redirect?: boolean;
  token?: boolean;
  machine?: boolean;
  guard?: boolean;
  foreign?: boolean;
}

/** A group of `api/errors.yaml`. */
export interface ErrorGroup {
  name: string;
  title: string;
  doc: string;
  class?: string;
  type?: string;
  codes: ErrorCode[];
}

export interface ErrorCode {
  code: string;
  meaning: string;
  action: string;
  /** Whether the core reports the code. */
  core?: boolean;
}
