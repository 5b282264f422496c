import type { OrganizationCustomPermissionKey, OrganizationCustomRoleKey } from './authorization';

/** The claims of a session token. */
export type JwtPayload = {
  /** The token itself; not set by this package. */
  __raw: string;
  /** The URL of the instance's Frontend API. */
  iss: string;
  /** The user's id. */
  sub: string;
  /** The session's id. */
  sid: string;
  /** Not valid before this Unix time in seconds. */
  nbf: number;
  /** Expires at this Unix time in seconds. */
  exp: number;
  /** Issued at this Unix time in seconds. */
  iat: number;
  /** The origin of the front end that the token was issued to. */
  azp?: string;
  /** Who is acting on behalf of the user. */
  act?: ActClaim;
  /** Minutes since the first and the second factor were verified; -1 if a factor never was. */
  fva?: [firstFactorAge: number, secondFactorAge: number];
  /** The session's status. */
  sts?: SessionStatusClaim;
  [claim: string]: unknown;
} & CustomJwtSessionClaims &
  VersionedJwtPayload;

/** The claims about the active organization, which depend on the token's version. */
export type VersionedJwtPayload =
  | {
      v?: undefined;
      org_permissions?: OrganizationCustomPermissionKey[];
      org_id?: string;
      org_slug?: string;
      org_role?: OrganizationCustomRoleKey;
    }
  | {
      v: 2;
      /** Features, such as `o:articles,u:profile`. */
      fea?: string;
      /** Plans, such as `o:pro`. */
      pla?: string;
      /** The active organization. */
      o?: {
        id: string;
        /** Slug. */
        slg?: string;
        /** Role, without `org:`. */
        rol?: OrganizationCustomRoleKey;
        /** Names of permissions. */
        per?: string;
        /** For each feature, a bit map of its permissions. */
        fpm?: string;
      };
      org_permissions?: never;
      org_id?: never;
      org_slug?: never;
      org_role?: never;
    };

/** Who is acting on behalf of a user. */
export interface ActClaim {
  sub: string;
  type?: 'agent';
  [claim: string]: unknown;
}

/** The states of a session that can have tokens. */
export type SessionStatusClaim = 'active' | 'pending';
