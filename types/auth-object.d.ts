// `any` keeps code compiling that was written against Clerk's own types.
/* eslint-disable @typescript-eslint/no-explicit-any */

import type {
  CheckAuthorizationFromSessionClaims,
  OrganizationCustomPermissionKey,
  OrganizationCustomRoleKey,
} from './authorization';
import type { ActClaim, JwtPayload, SessionStatusClaim } from './claims';
import type { MachineTokenType, SessionTokenType, TokenType } from './token-type';

/** The result of authenticating a request, for any kind of token. */
export type AuthObject =
  | SignedInAuthObject
  | SignedOutAuthObject
  | AuthenticatedMachineObject
  | UnauthenticatedMachineObject
  | InvalidTokenAuthObject;

/** A session auth object, signed in or signed out; check `isAuthenticated` (or `userId`). */
export type SessionAuthObject = SignedInAuthObject | SignedOutAuthObject;

/** The auth object of a request with a verified session token. */
export type SignedInAuthObject = {
  tokenType: SessionTokenType;
  /** All claims of the token. */
  sessionClaims: JwtPayload;
  sessionId: string;
  /** `null` if the token has no `sts` claim. */
  sessionStatus: SessionStatusClaim | null;
  userId: string;
  /** Who is acting on behalf of the user, from the `act` claim: set during impersonation. */
  actor: ActClaim | undefined;
  /** The active organization. */
  orgId: string | undefined;
  /** The user's role in the active organization, such as `org:admin`. */
  orgRole: OrganizationCustomRoleKey | undefined;
  orgSlug: string | undefined;
  /** The user's permissions in the active organization, such as `org:articles:read`. */
  orgPermissions: OrganizationCustomPermissionKey[] | undefined;
  /**
   * Minutes since the first and the second factor were verified; -1 if a factor never was. `null` if the token has no
   * `fva` claim.
   */
  factorVerificationAge: [firstFactorAge: number, secondFactorAge: number] | null;
  /** Resolves with the session token, or with a new token made from a JWT template. */
  getToken: ServerGetToken;
  /** Checks a role, permission, feature, plan or reverification. Returns a boolean. */
  has: CheckAuthorizationFromSessionClaims;
  /** Returns the facts that the decision was based on. Keys and tokens are truncated. */
  debug: AuthObjectDebug;
  isAuthenticated: true;
};

/** The auth object of an unauthenticated request. */
export type SignedOutAuthObject = {
  tokenType: SessionTokenType;
  sessionClaims: null;
  sessionId: null;
  /** `pending` if the user has a session with an unfinished task; otherwise `null`. */
  sessionStatus: SessionStatusClaim | null;
  userId: null;
  actor: null;
  orgId: null;
  orgRole: null;
  orgSlug: null;
  orgPermissions: null;
  factorVerificationAge: null;
  /** Resolves with `null`. */
  getToken: ServerGetToken;
  /** Always returns `false`. */
  has: CheckAuthorizationFromSessionClaims;
  /** Returns the facts that the decision was based on, with the `reason`. */
  debug: AuthObjectDebug;
  isAuthenticated: false;
};

/** The auth object for machine tokens of kind `T`, authenticated or not. */
export type MachineAuthObject<T extends MachineTokenType> = T extends MachineTokenType
  ? AuthenticatedMachineObject<T> | UnauthenticatedMachineObject<T>
  : never;

/** The auth object of a request with a verified machine token. */
export type AuthenticatedMachineObject<T extends MachineTokenType = MachineTokenType> = T extends MachineTokenType
  ? {
      /** Id of the API key, M2M token or OAuth access token. */
      id: string;
      /** The user, organization or machine that the token represents. */
      subject: string;
      scopes: string[];
      /** Resolves with the token itself. */
      getToken: () => Promise<string>;
      /** Always returns `false`: sessions have permissions, machines have scopes. */
      has: CheckAuthorizationFromSessionClaims;
      debug: AuthObjectDebug;
      tokenType: T;
      isAuthenticated: true;
    } & AuthenticatedMachineProperties[T]
  : never;

/** The auth object of a request without a machine token of kind `T`. */
export type UnauthenticatedMachineObject<T extends MachineTokenType = MachineTokenType> = T extends MachineTokenType
  ? {
      id: null;
      subject: null;
      scopes: null;
      getToken: () => Promise<null>;
      has: CheckAuthorizationFromSessionClaims;
      debug: AuthObjectDebug;
      tokenType: T;
      isAuthenticated: false;
    } & UnauthenticatedMachineProperties[T]
  : never;

/** The auth object of a request whose token is not of an accepted kind. */
export type InvalidTokenAuthObject = {
  isAuthenticated: false;
  tokenType: null;
  getToken: () => Promise<null>;
  has: () => false;
  debug: AuthObjectDebug;
};

/** The auth object for an array of accepted kinds. */
export type InferAuthObjectFromTokenArray<T extends readonly TokenType[]> = SessionTokenType extends T[number]
  ? T[number] extends SessionTokenType
    ? SessionAuthObject
    : SessionAuthObject | MachineAuthObject<Extract<T[number], MachineTokenType>>
  : MachineAuthObject<Extract<T[number], MachineTokenType>>;

/** The auth object for one accepted kind. */
export type InferAuthObjectFromToken<T extends TokenType> = T extends SessionTokenType
  ? SessionAuthObject
  : MachineAuthObject<Extract<T, MachineTokenType>>;

/** How to treat sessions with an unfinished task, such as choosing an organization. */
export type PendingSessionOptions = {
  /** Whether a pending session counts as signed out. Default: true. */
  treatPendingAsSignedOut?: boolean;
};

/**
 * Resolves with a token for the session, or with `null` if signed out. Rejects with a {@link ClerkAPIResponseError} if
 * Clerk cannot create a token from the template.
 */
export type ServerGetToken = (options?: ServerGetTokenOptions) => Promise<string | null>;

/** Options of `getToken()`. */
export type ServerGetTokenOptions = {
  /** Name of a JWT template of the instance. Default: return the session token itself. */
  template?: string;
  /** Lifetime of the new token, in seconds. Default: that of the template. */
  expiresInSeconds?: number;
};

/** Returns the facts that a decision was based on. */
export type AuthObjectDebug = () => Record<string, any>;

type AuthenticatedMachineProperties = {
  api_key: { name: string; claims: Record<string, any> | null } & (
    { userId: string; orgId: null } | { userId: null; orgId: string }
  );
  m2m_token: { claims: Record<string, any> | null; machineId: string };
  oauth_token: { userId: string; clientId: string };
};

type UnauthenticatedMachineProperties = {
  api_key: { name: null; claims: null; userId: null; orgId: null };
  m2m_token: { claims: null; machineId: null };
  oauth_token: { userId: null; clientId: null };
};
