import type {
  OrganizationCustomPermissionKey,
  OrganizationCustomRoleKey,
  ReverificationConfig,
} from '../authorization';
import type { ActClaim, JwtPayload, SessionStatusClaim } from '../claims';
import type { Autocomplete } from './utility';

// With an export list, declarations without `export` stay within the module.
export {};

/** A function that answers a question about what somebody may do. */
export type CheckAuthorizationFn<Params> = (isAuthorizedParams: Params) => boolean;

/** Answers questions that also name permissions of Clerk's own. */
export type CheckAuthorization = CheckAuthorizationFn<Question<OrganizationPermissionKey>>;

/** Answers questions that name permissions of the app. */
export type CheckAuthorizationWithCustomPermissions =
  CheckAuthorizationFn<CheckAuthorizationParamsWithCustomPermissions>;

/** A question that names permissions of the app. At most one of role, permission, feature and plan is asked for. */
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

/** How the names of Clerk's own permissions begin. Session tokens do not hold them. */
export type OrganizationSystemPermissionPrefix = 'org:sys_';

/** Clerk's own permissions. Session tokens do not hold them. */
export type OrganizationSystemPermissionKey = `${OrganizationSystemPermissionPrefix}${
  'domains:manage' | 'domains:read' | 'memberships:manage' | 'memberships:read' | 'profile:delete' | 'profile:manage'}`;

/** Clerk's own permissions and those that {@link ClerkAuthorization} declares, else any text. */
export type OrganizationPermissionKey = ClerkAuthorization extends { permission: infer Declared; role: unknown }
  ? Declared extends string
    ? Declared | OrganizationSystemPermissionKey
    : Autocomplete<OrganizationSystemPermissionKey>
  : Autocomplete<OrganizationSystemPermissionKey>;

/** The presets of a reverification. */
export type SessionVerificationTypes = Extract<ReverificationConfig, string>;

/** The factors that a reverification asks for. */
export type SessionVerificationLevel = Extract<ReverificationConfig, object>['level'];

/** The age up to which a verification counts, in minutes. */
export type SessionVerificationAfterMinutes = number;

/** What a pending session waits for. */
export interface SessionTask {
  key: 'choose-organization' | 'reset-password' | 'setup-mfa';
}

/** What the auth objects of all signed-in sessions have. */
export type SharedSignedInAuthObjectProperties = {
  sessionClaims: JwtPayload;
  sessionId: string;
  sessionStatus: SessionStatusClaim | null;
  /** Who acts in the user's name. */
  actor: ActClaim | undefined;
  userId: string;
  /** The active organization. */
  orgId: string | undefined;
  orgRole: OrganizationCustomRoleKey | undefined;
  orgSlug: string | undefined;
  orgPermissions: OrganizationCustomPermissionKey[] | undefined;
  /** Minutes since the factors were verified; -1 for one that never was. */
  factorVerificationAge: [firstFactorAge: number, secondFactorAge: number] | null;
};
