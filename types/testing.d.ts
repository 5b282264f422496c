import type { AuthObject, SignedInAuthObject, SignedOutAuthObject } from './auth-object';
import type { OrganizationCustomPermissionKey, OrganizationCustomRoleKey } from './authorization';
import type { ActClaim, SessionStatusClaim } from './claims';
import type { TestAnswers } from './testing-answers';
import type { WebhookEvent, WebhookEventType } from './webhook-event/event';

/**
 * Who sends a request: a session of a user. Everything has a valid default, so `{}` is a signed-in user.
 *
 * Roles and permissions are those that the app declares in `ClerkAuthorization`, custom claims those in
 * `CustomJwtSessionClaims`.
 */
export interface TestIdentity {
  /** Default: `user_test`. */
  userId?: string;
  /** Default: `sess_test`. */
  sessionId?: string;
  /** The active organization. Default: none. */
  orgId?: string;
  orgSlug?: string;
  /** The user's role in the active organization, such as `org:admin`. */
  orgRole?: OrganizationCustomRoleKey;
  /** Custom permissions in the active organization, such as `org:reports:read`. */
  orgPermissions?: OrganizationCustomPermissionKey[];
  /** Features, such as `org:reports`, `user:export`, or `reports`, which is the organization's. */
  features?: string[];
  /** Plans, such as `org:team`, `user:pro`, or `team`, which is the organization's. */
  plans?: string[];
  /**
   * Minutes since the first and the second factor were verified; -1 for a factor that never was. Default: `[0, -1]`.
   */
  factorVerificationAge?: [firstFactorAge: number, secondFactorAge: number];
  /** Default: `active`. */
  status?: SessionStatusClaim;
  /** Who acts on behalf of the user. */
  actor?: ActClaim;
  /** Claims to add or to replace; `null` removes one, such as `{ azp: null }`. */
  claims?: Partial<{ [Claim in keyof CustomJwtSessionClaims]: CustomJwtSessionClaims[Claim] | null }> & {
    [claim: string]: unknown;
  };
  /** Header parameters to add or to replace; `null` removes one, such as `{ kid: null }`. */
  header?: Record<string, unknown>;
  /** Seconds from now to `exp`; negative for an expired token. Default: 60, as with Clerk. */
  expiresInSeconds?: number;
  /** Seconds from `iat` to now. Default: 0. */
  issuedSecondsAgo?: number;
}

/** What every machine token of a test can have. */
export interface TestMachineOptions {
  scopes?: string[];
  /** Default: 3600. */
  expiresInSeconds?: number;
  /** Claims to add or to replace; `null` removes one. */
  claims?: Record<string, unknown>;
  /** Header parameters to add or to replace; `null` removes one. */
  header?: Record<string, unknown>;
}

/** Tokens of machines. */
export interface TestMachineTokens {
  /** Returns a signed M2M token. `machineId` defaults to `mch_test`. */
  m2mJwt(options?: TestMachineOptions & { machineId?: string }): string;
  /** Returns a signed OAuth access token. Defaults: `user_test`, `client_test`, the scope `profile`. */
  oauthJwt(options?: TestMachineOptions & { userId?: string; clientId?: string }): string;
  /**
   * Opaque tokens need Clerk's API: these three always throw, and say what to do instead.
   *
   * @throws TypeError with the code `testing-token-opaque`
   */
  apiKey(): never;
  /** See {@link TestMachineTokens.apiKey}. */
  m2mToken(): never;
  /** See {@link TestMachineTokens.apiKey}. */
  oauthToken(): never;
}

/** A page of a list whose total differs from the number of its elements. */
export interface TestPage<Element> {
  data: Element[];
  total_count?: number;
}

/** The call that a function of `backend()` answers. */
export interface TestCall {
  /** The parameters of the query string; the last value if one is repeated. */
  query: Record<string, string>;
  /** The parsed JSON body; a string if it is not JSON, `undefined` if there is no body. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each method has a body of its own
  body: any;
  request: Request;
}

/**
 * The response to a call: the members that differ from a blank resource, a `Response`, or a function that returns one
 * of them. The function receives the ids in the path, then the call.
 */
export type TestAnswer<Value> =
  | Value
  | Response
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the number of ids differs
  | ((...idsAndCall: any[]) => Value | Response | undefined | Promise<Value | Response | undefined>);

/** A webhook delivery as Clerk sends it. */
export interface TestWebhook {
  headers: Record<string, string>;
  /** The JSON that was signed. Send exactly this string. */
  body: string;
}

/** The data of an event. A test sets only the members that matter to it. */
export type TestWebhookData<Type extends WebhookEventType> = WebhookEvent extends infer Event
  ? Event extends { type: infer Types; data: infer Data }
    ? Type extends Types
      ? Partial<Data>
      : never
    : never
  : never;

/** A request for unit tests of handlers. */
export interface TestRequest {
  method: string;
  url: string;
  originalUrl: string;
  path: string;
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  get(name: string): string | undefined;
  header(name: string): string | undefined;
  /** Read by `getAuth()`. */
  auth: (options?: { treatPendingAsSignedOut?: boolean }) => AuthObject;
}

/**
 * A Clerk instance that exists only in a test. It signs tokens with its own key, which both this package and
 * `@clerk/express` verify with `CLERK_JWT_KEY`: no server, no network, no mock of the module.
 */
export interface TestInstance extends Disposable {
  /** The origin of the front end, which becomes the claim `azp`. */
  readonly origin: string;
  /** The URL of the Frontend API, which becomes the claim `iss`. Nothing listens there. */
  readonly issuer: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly webhookSigningSecret: string;
  /** The public key in PEM format. */
  readonly jwtKey: string;
  /** The public key as a JSON Web Key Set. */
  readonly jwks: { keys: Record<string, unknown>[] };
  /** The variables that {@link TestInstance.install} sets. */
  readonly env: {
    readonly CLERK_PUBLISHABLE_KEY: string;
    readonly CLERK_SECRET_KEY: string;
    readonly CLERK_JWT_KEY: string;
    readonly CLERK_WEBHOOK_SIGNING_SECRET: string;
    readonly CLERK_TELEMETRY_DISABLED: '1';
  };
  readonly machine: TestMachineTokens;

  /**
   * Sets the variables in `process.env`. Call it before the app handles its first request: the SDKs read some of them
   * only once. Returns the instance, for `using clerk = createTestInstance().install()`.
   *
   * @throws TypeError with the code `testing-refuses-production` if `NODE_ENV` is `production` or a live key is set
   */
  install(): this;
  /** Restores the variables that {@link TestInstance.install} has set. */
  undo(): void;

  /** Returns a session token. */
  token(identity?: TestIdentity): string;
  /** Returns the header `authorization`. Takes an identity, or a token such as `clerk.expired()`. */
  bearer(identity?: TestIdentity | string): { authorization: string };
  /**
   * Returns the header `cookie` as a browser sends it: session, `__client_uat` and dev browser, each with and without
   * the suffix of the instance. `null` is a signed-out browser. With `handshake`, the session's cookie is
   * missing and the headers are those of a document request, which both SDKs redirect with 307.
   */
  cookies(
    identity?: TestIdentity | string | null,
    options?: { handshake?: boolean },
  ): { cookie: string } & Record<string, string>;

  /** Returns a token that expired two minutes ago. */
  expired(identity?: TestIdentity): string;
  /** Returns a token whose `nbf` is two minutes from now. */
  notYetValid(identity?: TestIdentity): string;
  /** Returns a token signed by another key with the same `kid`. */
  forged(identity?: TestIdentity): string;
  /** Returns a token of a session with an unfinished task, which counts as signed out by default. */
  pending(identity?: TestIdentity): string;
  /** Returns a token that was issued to another front end; `authorizedParties` rejects it. */
  otherParty(identity?: TestIdentity): string;
  /**
   * Returns a token of a user who is impersonated. `by` is a user id or an `act` claim; default: `user_admin`.
   */
  impersonated(identity?: TestIdentity, by?: string | ActClaim): string;

  /** Returns what `getAuth()` returns, for unit tests: `null` for a signed-out request. */
  auth(identity: TestIdentity): SignedInAuthObject;
  auth(identity?: null): SignedOutAuthObject;
  /**
   * Returns a request for unit tests of handlers, which `getAuth()` accepts. Takes an identity, an auth object or
   * `null`.
   */
  request(identity?: TestIdentity | AuthObject | null, overrides?: Record<string, unknown>): TestRequest;

  /** Returns a signed webhook, which `verifyWebhook()` accepts with this instance's signing secret. */
  webhook<Type extends WebhookEventType>(
    type: Type,
    data?: TestWebhookData<Type>,
    options?: { id?: string; timestamp?: number | Date },
  ): TestWebhook;

  /**
   * Returns a `fetch` for `createClerkClient({ fetch })`. Answers are completed to whole resources. A call without an
   * answer rejects with an error that names the method.
   *
   * @example
   * const clerk = createTestInstance();
   * const fetch = clerk.backend({ 'users.getUser': (userId: string) => ({ id: userId, first_name: 'Ada' }) });
   * const client = createClerkClient({ secretKey: clerk.secretKey, fetch });
   * @throws TypeError for a name that is not that of a method
   */
  backend(answers?: TestAnswers): typeof fetch;
  /** Returns an error response of Clerk's API, as an answer of {@link TestInstance.backend}. */
  apiError(status: number, code: string, message?: string): Response;
}

/**
 * Creates a Clerk instance for tests.
 *
 * @param options.origin the origin of the front end; default: `http://localhost:3000`
 */
export function createTestInstance(options?: { origin?: string }): TestInstance;
