/** Whether a session may do something. All parts of a question have to be granted; an empty question is denied. */
export type CheckAuthorizationFromSessionClaims = <P extends OrganizationCustomPermissionKey>(
  isAuthorizedParams: CheckAuthorizationParamsFromSessionClaims<P>,
) => boolean;

/** A question for `has()`. */
export type CheckAuthorizationParamsFromSessionClaims<P extends OrganizationCustomPermissionKey> = (
  | { role: OrganizationCustomRoleKey; permission?: never; feature?: never; plan?: never }
  | { role?: never; permission: DisallowSystemPermissions<P>; feature?: never; plan?: never }
  | { role?: never; permission?: never; feature: BillingKey; plan?: never }
  | { role?: never; permission?: never; feature?: never; plan: BillingKey }
  | { role?: never; permission?: never; feature?: never; plan?: never }
) & {
  /** How recently the user must have been verified. */
  reverification?: ReverificationConfig;
};

/** A preset, or a level and the age in minutes up to which a verification counts. */
export type ReverificationConfig =
  | 'strict_mfa'
  | 'strict'
  | 'moderate'
  | 'lax'
  | { level: 'first_factor' | 'second_factor' | 'multi_factor'; afterMinutes: number };

/** The permissions that {@link ClerkAuthorization} declares, else any text. */
export type OrganizationCustomPermissionKey = DeclaredKey<'permission'>;

/** The roles that {@link ClerkAuthorization} declares, else any text. */
export type OrganizationCustomRoleKey = DeclaredKey<'role'>;

type DeclaredKey<Name extends 'permission' | 'role'> = ClerkAuthorization extends { permission: unknown; role: unknown }
  ? ClerkAuthorization[Name] extends string
    ? ClerkAuthorization[Name]
    : string
  : string;

// The words are those of Clerk's SDK: with any others, auth objects of the two packages would not fit each other.
type DisallowSystemPermissions<P extends string> = P extends `org:sys_${string}`
  ? 'System permissions are not included in session claims and cannot be used on the server-side'
  : P;

/** A name, or one in the list of the user or of the organization. */
type BillingKey = `user:${string}` | `org:${string}` | (string & Record<never, never>);
