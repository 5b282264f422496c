// `any` stands where code that was written for Clerk's own types reads freely.
/* eslint-disable @typescript-eslint/no-explicit-any */

import type {
  CheckAuthorizationFromSessionClaims,
  OrganizationCustomPermissionKey,
  OrganizationCustomRoleKey,
} from './authorization';
import type { ActClaim, JwtPayload, SessionStatusClaim } from './claims';
import type { MachineTokenType, SessionTokenType, TokenType } from './token-type';

/** Who sent a request, whatever the kind of token. */
export type AuthObject =
  | SignedInAuthObject
  | SignedOutAuthObject
  | AuthenticatedMachineObject
  | UnauthenticatedMachineObject
  | InvalidTokenAuthObject;

/** Somebody or nobody. `isAuthenticated` and `userId` tell them apart. */
export type SessionAuthObject = SignedInAuthObject | SignedOutAuthObject;

/** A session that was verified. */
export type SignedInAuthObject = {
  tokenType: SessionTokenType;
  /** All claims of the token. */
  sessionClaims: JwtPayload;
  sessionId: string;
  /** `null` for tokens that do not tell. */
  sessionStatus: SessionStatusClaim | null;
  userId: string;
  /** Who acts in the user's name, while somebody does. */
  actor: ActClaim | undefined;
  /** The active organization. */
  orgId: string | undefined;
  /** The user's role in the active organization, such as `org:admin`. */
  orgRole: OrganizationCustomRoleKey | undefined;
  orgSlug: string | undefined;
  /** The user's permissions in the active organization, such as `org:articles:read`. */
  orgPermissions: OrganizationCustomPermissionKey[] | undefined;
  /** Minutes since the first and the second factor were verified; -1 for a factor that never was. */
  factorVerificationAge: [firstFactorAge: number, secondFactorAge: number] | null;
  /** The session token, or a new token from a JWT template. */
  getToken: ServerGetToken;
  /** Whether the user has a role or permission, the user or organization a feature or plan, or the session is fresh. */
  has: CheckAuthorizationFromSessionClaims;
  /** What the decision was based on. Keys and tokens are cut to their first characters. */
  debug: AuthObjectDebug;
  isAuthenticated: true;
};

/** Nobody. */
export type SignedOutAuthObject = {
  tokenType: SessionTokenType;
  sessionClaims: null;
  sessionId: null;
  /** `pending` for somebody whose session waits for a task. */
  sessionStatus: SessionStatusClaim | null;
  userId: null;
  actor: null;
  orgId: null;
  orgRole: null;
  orgSlug: null;
  orgPermissions: null;
  factorVerificationAge: null;
  /** Resolves to `null`. */
  getToken: ServerGetToken;
  /** Denies everything. */
  has: CheckAuthorizationFromSessionClaims;
  /** Why nobody is signed in. */
  debug: AuthObjectDebug;
  isAuthenticated: false;
};

/** A machine, or none. */
export type MachineAuthObject<T extends MachineTokenType> = T extends MachineTokenType
  ? AuthenticatedMachineObject<T> | UnauthenticatedMachineObject<T>
  : never;

/** A machine whose token was verified. */
export type AuthenticatedMachineObject<T extends MachineTokenType = MachineTokenType> = T extends MachineTokenType
  ? {
      id: string;
      /** Whom the token stands for. */
      subject: string;
      scopes: string[];
      getToken: () => Promise<string>;
      has: CheckAuthorizationFromSessionClaims;
      debug: AuthObjectDebug;
      tokenType: T;
      isAuthenticated: true;
    } & AuthenticatedMachineProperties[T]
  : never;

/** A request without a machine token of this kind. */
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

/** A request whose token is of none of the kinds that were asked for. */
export type InvalidTokenAuthObject = {
  isAuthenticated: false;
  tokenType: null;
  getToken: () => Promise<null>;
  has: () => false;
  debug: AuthObjectDebug;
};

/** The auth object for a list of accepted kinds. */
export type InferAuthObjectFromTokenArray<T extends readonly TokenType[]> = SessionTokenType extends T[number]
  ? T[number] extends SessionTokenType
    ? SessionAuthObject
    : SessionAuthObject | MachineAuthObject<Extract<T[number], MachineTokenType>>
  : MachineAuthObject<Extract<T[number], MachineTokenType>>;

/** The auth object for one accepted kind. */
export type InferAuthObjectFromToken<T extends TokenType> = T extends SessionTokenType
  ? SessionAuthObject
  : MachineAuthObject<Extract<T, MachineTokenType>>;

/** How sessions count that wait for a task, such as choosing an organization. */
export type PendingSessionOptions = {
  /** Whether a pending session is nobody's. Default: true. */
  treatPendingAsSignedOut?: boolean;
};

/**
 * Gives a token of the session, `null` for nobody. Rejects with a {@link ClerkAPIResponseError} if a template fails.
 */
export type ServerGetToken = (options?: ServerGetTokenOptions) => Promise<string | null>;

/** What token `getToken` gives. */
export type ServerGetTokenOptions = {
  /** Name of a JWT template of the instance. Default: the session token itself. */
  template?: string;
  /** Lifetime of the new token. */
  expiresInSeconds?: number;
};

/** Gives what a decision was based on. */
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
