/** Returns whether a session meets all the given requirements; `false` if none is given. */
export type CheckAuthorizationFromSessionClaims = <P extends OrganizationCustomPermissionKey>(
  isAuthorizedParams: CheckAuthorizationParamsFromSessionClaims<P>,
) => boolean;

/** Requirements for `has()`. */
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

/** A preset, or a level and the maximum age of the verification in minutes. */
export type ReverificationConfig =
  | 'strict_mfa'
  | 'strict'
  | 'moderate'
  | 'lax'
  | { level: 'first_factor' | 'second_factor' | 'multi_factor'; afterMinutes: number };

/** The permissions declared in {@link ClerkAuthorization}; any string if there are none. */
export type OrganizationCustomPermissionKey = DeclaredKey<'permission'>;

/** The roles declared in {@link ClerkAuthorization}; any string if there are none. */
export type OrganizationCustomRoleKey = DeclaredKey<'role'>;

type DeclaredKey<Name extends 'permission' | 'role'> = ClerkAuthorization extends { permission: unknown; role: unknown }
  ? ClerkAuthorization[Name] extends string
    ? ClerkAuthorization[Name]
    : string
  : string;

// The wording is that of Clerk's SDK: any other string would make the auth objects of both packages incompatible.
type DisallowSystemPermissions<P extends string> = P extends `org:sys_${string}`
  ? 'System permissions are not included in session claims and cannot be used on the server-side'
  : P;

/** The slug of a feature or plan, with an optional prefix for the user or the organization. */
type BillingKey = `user:${string}` | `org:${string}` | (string & Record<never, never>);
