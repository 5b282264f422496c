// Generated from api/definition/ by `npm run generate`. Do not edit.

/** Result of a deletion. */
export interface DeletedObject {
  /** Type of the deleted object, such as `user`. */
  readonly object: string;
  readonly id: string | null;
  readonly slug: string | null;
  readonly deleted: boolean;
}

/** JSON representation of {@link DeletedObject}. */
export interface DeletedObjectJSON {
  object: string;
  id?: string;
  slug?: string;
  deleted: boolean;
}
