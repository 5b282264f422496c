import type { AuthenticateRequest } from './authenticate-request';
import type { CallOptions, ClerkRequest, RetryOptions } from './call';
import type { BackendAPI, PagedBackendAPI } from './operation/backend-api';
import type { RequestState } from './request-state';
import type { Revocations } from './revocations';
import type { Telemetry } from './telemetry';
import type { TokenType } from './token-type';

/**
 * The client configured by the environment: `CLERK_SECRET_KEY`, `CLERK_MACHINE_SECRET_KEY`, `CLERK_API_URL`,
 * `CLERK_API_VERSION`. The environment is read on first use.
 */
export declare const clerkClient: NativeClerkClient;

/**
 * Creates a client of Clerk's Backend API. Missing keys are not an error here: calls that need them reject.
 *
 * @example
 * const client = createClerkClient({ secretKey: process.env.OTHER_INSTANCE_SECRET_KEY });
 */
export declare function createClerkClient(options: ClerkOptions): NativeClerkClient;
// `ReturnType` and mock types use the last signature: mocks need not have what only this package adds.
export declare function createClerkClient(options: ClerkOptions): ClerkClient;

/**
 * A client of Clerk's Backend API, as Clerk's SDK declares it. Use this type for values that may also be a mock or a
 * client of `@clerk/backend`. Calls reject with a {@link ClerkAPIResponseError} if Clerk rejects them or the response
 * is unusable.
 */
export interface ClerkClient extends BackendAPI, ClientMethods {}

/**
 * A client of this package: a {@link ClerkClient} whose list methods have `all`, and with `request` for other
 * endpoints.
 */
export interface NativeClerkClient extends PagedBackendAPI, ClientMethods {
  /**
   * Calls an endpoint that has no method. Sends JSON and expects JSON or text. Uploads (such as the logo of an OAuth
   * application) and `GET /public/interstitial`, which returns an HTML page, are not supported.
   *
   * @returns Clerk's response, converted like the result of a method
   */
  request<T = unknown>(request: ClerkRequest, callOptions?: CallOptions): Promise<T>;
}

/** Options of {@link createClerkClient}. The environment is not consulted. */
export type ClerkOptions = {
  /** `sk_test_…` or `sk_live_…`. */
  secretKey?: string;
  /** `pk_test_…` or `pk_live_…`; for {@link clerkMiddleware}. */
  publishableKey?: string;
  /** `ak_…`, the secret key of a machine; for calls about machine tokens, and for {@link clerkMiddleware}. */
  machineSecretKey?: string;
  /** The instance's public key in PEM format; for tokens that are verified locally. */
  jwtKey?: string;
  /** Accepted values of the `aud` claim; for {@link clerkMiddleware}. Throws if it has only empty entries. */
  audience?: string | string[];
  /** Whose tokens are refused before they expire; for {@link clerkMiddleware} and `authenticateRequest()`. */
  revocations?: Revocations;
  /** The domain that a satellite app is served from; for {@link clerkMiddleware}. */
  domain?: string | URL;
  /** Whether the app is a satellite; for {@link clerkMiddleware}. */
  isSatellite?: boolean;
  /** Where the app proxies the Frontend API; for {@link clerkMiddleware}. */
  proxyUrl?: string | URL;
  /** Base URL of the Backend API. Default: `https://api.clerk.com`. */
  apiUrl?: string | URL;
  /** Version segment of its paths. Default: `v1`. */
  apiVersion?: string;
  /** The `User-Agent` header of calls. Default: this package and its version. */
  userAgent?: string;
  /** How long one attempt of a call may take, in milliseconds. Default: 10 000. */
  timeoutMs?: number;
  /** How failed calls are retried. */
  retry?: RetryOptions;
  /**
   * Used to send the calls: a mock, or an instrumented `fetch`. It sees keys and bodies. It must return a `Response` or
   * an object like one, with `status`, iterable `headers`, and `body` or `arrayBuffer()`.
   */
  fetch?: typeof globalThis.fetch;
  /** Whether calls reject before they are sent if there is no secret key. Default: true. */
  requireSecretKey?: boolean;
  /** No effect here. */
  sdkMetadata?: { name: string; version: string; environment?: string };
  /** No effect here: this package sends no telemetry. */
  telemetry?: { disabled?: boolean; debug?: boolean; samplingRate?: number };
};

/** What a client has in addition to the namespaces. */
interface ClientMethods {
  /**
   * Authenticates a Fetch request. Anything omitted falls back to the client's own options; the environment is not
   * consulted. Rejects with an error that has a `code` if the configuration is invalid.
   */
  authenticateRequest: AuthenticateRequest;
  /** Returns the part of a request state that is safe to log. */
  debugRequestState(state: RequestState<TokenType | null>): {
    isSignedIn: boolean;
    isAuthenticated: boolean;
    proxyUrl: string | undefined;
    reason: string | null;
    message: string | null;
    publishableKey: string;
    isSatellite: boolean;
    domain: string;
  };
  /** Does nothing: this package sends no telemetry. For code that records its own events with Clerk's collector. */
  telemetry: Telemetry;
}

export {};
