/** Types that several files of `lib/` share. The public declarations do not depend on them. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as native from '../binding';
import type { AuthObject, PendingSessionOptions, SignedInAuthObject } from '../types/auth-object';
import type { Permissions } from './auth/organization-permissions';
import type { TokenStore } from './options/token-store';

/** A decision of the addon about one request. `prepared` is set for sessions in the session cache only. */
export interface State extends native.RequestState {
  prepared?: PreparedClaims | false | null;
}

/** A decision that carries a verified session token. */
export interface SessionState extends State {
  token: string;
  claims: string;
}

/**
 * Parsed claims of a session in the session cache, with the names of those that hold an object or an array; and what
 * was computed from them when it was first needed.
 */
export interface PreparedClaims {
  claims: Record<string, unknown>;
  nested: string[];
  organization?: Organization;
  /** Answers of `has()` by the question as JSON. */
  answers?: Map<string, boolean>;
}

/** The active organization. The permissions that a version 2 token encodes are also there as they were decoded. */
export type Organization = Pick<SignedInAuthObject, 'orgId' | 'orgRole' | 'orgSlug' | 'orgPermissions'> & {
  decoded?: Permissions;
};

/** An answer of the addon: {@link State}, or a short form of it that `settle()` expands. */
export type Answer = Awaited<ReturnType<Authenticate>>;

/** The native function that decides about a request to one site. */
export type Authenticate = (...view: View) => Exclude<ReturnType<AuthenticateUnlessChanged>, undefined>;

/** The same with variables of the environment: it returns `undefined` if one of them has changed. */
export type AuthenticateUnlessChanged = ReturnType<native.Authenticator['at']>;

/** The options of the native authenticator. */
export interface InstanceSettings extends native.AuthenticatorOptions, native.VerificationOptions {
  machineTokenStore?: TokenStore;
}

/** A configured instance: its native parts, and the settings that led to them. */
export interface Instance extends InstanceSettings, native.SiteOptions {
  authenticator: native.Authenticator;
  site: native.Site;
  authenticate: Authenticate;
}

/** Headers as Node has them: names in lower case. */
export type NodeHeaders = Record<string, string | string[] | undefined>;

/** The parts of a request that the addon reads. `lib/request/view.js` builds it. */
export type View = [
  method: string,
  target: string,
  isEncrypted: boolean,
  ...named: (string | undefined)[],
  headers: NodeHeaders,
];

/** What is read of a request: of Express, of `node:http`, or built by hand. */
export interface RequestLike {
  method?: string;
  url?: string;
  originalUrl?: string;
  headers?: unknown;
  rawHeaders?: string[];
  httpVersionMajor?: number;
  socket?: { encrypted?: boolean; remoteAddress?: string };
  app?: { get?: (setting: string) => unknown };
}

/** A request whose headers are as Node has them. */
export interface NormalizedRequest extends RequestLike {
  headers: NodeHeaders;
}

/** A request as middleware receives it: of `node:http`, with what Express adds where it is there. */
export interface AppRequest extends IncomingMessage {
  app?: RequestLike['app'];
  auth?: unknown;
  baseUrl?: string;
  body?: unknown;
  ip?: string;
  originalUrl?: string;
  protocol?: string;
  rawBody?: unknown;
  route?: { path?: unknown };
  /** Of HTTP/2. */
  stream?: { destroyed?: boolean; endAfterHeaders?: boolean };
}

/** A response as middleware receives it. */
export interface AppResponse extends ServerResponse {
  redirect?: (url: string) => void;
  /** Of HTTP/2. */
  stream?: { destroyed?: boolean; bufferSize?: number; writableNeedDrain?: boolean };
}

export type Next = (error?: unknown) => void;

export type Middleware = (req: AppRequest, res: AppResponse, next: Next) => void;

/**
 * Options of an app. Most are validated where they are read; those with a type here are read without validation, once
 * URL objects have become strings.
 */
export interface Options {
  clerkClient?: Client;
  publishableKey?: unknown;
  secretKey?: unknown;
  afterSignInUrl?: string;
  afterSignUpUrl?: string;
  signInUrl?: string;
  signUpUrl?: string;
  [name: string]: unknown;
}

/** A client: of this package, of `@clerk/backend`, or a mock. */
export interface Client {
  authenticateRequest?: unknown;
}

export type { AuthObject };

/** The function at `req.auth`: creates the auth object of a request. */
export interface AuthHandler {
  (options?: PendingSessionOptions): AuthObject;
}

/** A function at `req.auth` that this package or Clerk's SDK has marked as its own. */
export interface BrandedAuth extends AuthHandler {
  [brand: symbol]: unknown;
}

/**
 * The exports of an entry point by its declarations. Results are not compared: those of the declarations depend on
 * options in ways that the compiler cannot check.
 */
export type EntryPoint<Declared> = { [Name in keyof Declared]: Parameterized<Declared[Name]> };

type Parameterized<Export> = Export extends (...args: infer Parameters) => unknown
  ? (...args: Parameters) => unknown
  : Export;
