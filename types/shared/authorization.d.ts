import type {
  OrganizationCustomPermissionKey,
  OrganizationCustomRoleKey,
  ReverificationConfig,
} from '../authorization';
import type { ActClaim, JwtPayload, SessionStatusClaim } from '../claims';
import type { Autocomplete } from './utility';

// With an export list, declarations without `export` stay within the module.
export {};

/** Returns whether all the given requirements are met. */
export type CheckAuthorizationFn<Params> = (isAuthorizedParams: Params) => boolean;

/** Checks requirements that may name Clerk's system permissions. */
export type CheckAuthorization = CheckAuthorizationFn<Question<OrganizationPermissionKey>>;

/** Checks requirements that name the app's own permissions. */
export type CheckAuthorizationWithCustomPermissions =
  CheckAuthorizationFn<CheckAuthorizationParamsWithCustomPermissions>;

/** Requirements that name the app's own permissions: at most one of role, permission, feature and plan. */
export type CheckAuthorizationParamsWithCustomPermissions = Question<OrganizationCustomPermissionKey>;

type Question<Permission> = (
  | { role: OrganizationCustomRoleKey; permission?: never; feature?: never; plan?: never }
  | { role?: never; permission: Permission; feature?: never; plan?: never }
  | { role?: never; permission?: never; feature: ForUserOrOrganization; plan?: never }
  | { role?: never; permission?: never; feature?: never; plan: ForUserOrOrganization }
  | { role?: never; permission?: never; feature?: never; plan?: never }
) & {
  /** How recently the user must have been verified. */
  reverification?: ReverificationConfig;
};

type ForUserOrOrganization = Autocomplete<`user:${string}` | `org:${string}`>;

/** The prefix of Clerk's system permissions. Session tokens do not contain them. */
export type OrganizationSystemPermissionPrefix = 'org:sys_';

/** Clerk's system permissions. Session tokens do not contain them. */
export type OrganizationSystemPermissionKey = `${OrganizationSystemPermissionPrefix}${
  'domains:manage' | 'domains:read' | 'memberships:manage' | 'memberships:read' | 'profile:delete' | 'profile:manage'}`;

/** Clerk's system permissions and those declared in {@link ClerkAuthorization}; any string if there are none. */
export type OrganizationPermissionKey = ClerkAuthorization extends { permission: infer Declared; role: unknown }
  ? Declared extends string
    ? Declared | OrganizationSystemPermissionKey
    : Autocomplete<OrganizationSystemPermissionKey>
  : Autocomplete<OrganizationSystemPermissionKey>;

/** The presets of a reverification. */
export type SessionVerificationTypes = Extract<ReverificationConfig, string>;

/** The factors that a reverification can require. */
export type SessionVerificationLevel = Extract<ReverificationConfig, object>['level'];

/** The maximum age of a verification, in minutes. */
export type SessionVerificationAfterMinutes = number;

/** The unfinished task of a pending session. */
export interface SessionTask {
  key: 'choose-organization' | 'reset-password' | 'setup-mfa';
}

/** Properties shared by the auth objects of all signed-in sessions. */
export type SharedSignedInAuthObjectProperties = {
  sessionClaims: JwtPayload;
  sessionId: string;
  sessionStatus: SessionStatusClaim | null;
  /** Who is acting on behalf of the user. */
  actor: ActClaim | undefined;
  userId: string;
  /** The active organization. */
  orgId: string | undefined;
  orgRole: OrganizationCustomRoleKey | undefined;
  orgSlug: string | undefined;
  orgPermissions: OrganizationCustomPermissionKey[] | undefined;
  /** Minutes since the first and the second factor were verified; -1 if a factor never was. */
  factorVerificationAge: [firstFactorAge: number, secondFactorAge: number] | null;
};
