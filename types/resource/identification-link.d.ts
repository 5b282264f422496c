import type { ClerkResourceJSON } from './payload';

/** Another way in which the same identity is known. */
export interface IdentificationLink {
  readonly id: string;
  /** Such as `oauth_google`. */
  readonly type: string;
}

/** {@link IdentificationLink} on the wire. */
export interface IdentificationLinkJSON extends ClerkResourceJSON {
  type: string;
}
