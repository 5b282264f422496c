// Generated from api/definition/ by `npm run generate`. Do not edit.

/** What was deleted. */
export interface DeletedObject {
  /** What it was, such as `user`. */
  readonly object: string;
  readonly id: string | null;
  readonly slug: string | null;
  readonly deleted: boolean;
}

/** {@link DeletedObject} on the wire. */
export interface DeletedObjectJSON {
  object: string;
  id?: string;
  slug?: string;
  deleted: boolean;
}
