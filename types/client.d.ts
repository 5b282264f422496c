import type { AuthenticateRequest } from './authenticate-request';
import type { CallOptions, ClerkRequest, RetryOptions } from './call';
import type { BackendAPI, PagedBackendAPI } from './operation/backend-api';
import type { RequestState } from './request-state';
import type { Telemetry } from './telemetry';
import type { TokenType } from './token-type';

/**
 * The client that the environment configures: `CLERK_SECRET_KEY`, `CLERK_MACHINE_SECRET_KEY`, `CLERK_API_URL`,
 * `CLERK_API_VERSION`. The environment is read when the client is first used.
 */
export declare const clerkClient: NativeClerkClient;

/**
 * A client of Clerk's Backend API. Missing keys are no error here: calls that need them reject.
 *
 * @example
 * const client = createClerkClient({ secretKey: process.env.OTHER_INSTANCE_SECRET_KEY });
 */
export declare function createClerkClient(options: ClerkOptions): NativeClerkClient;
// The last signature is the one that ReturnType and the types of mocks see: a mock need not have what is ours alone.
export declare function createClerkClient(options: ClerkOptions): ClerkClient;

/**
 * A client of Clerk's Backend API, as Clerk's SDK declares it: annotate with it what may also be a mock or a client of
 * `@clerk/backend`. Calls reject with a {@link ClerkAPIResponseError} when Clerk refuses them or gives no usable
 * answer.
 */
export interface ClerkClient extends BackendAPI, ClientMethods {}

/** A client of this package: a {@link ClerkClient} whose lists have a method `all`, and that makes any call. */
export interface NativeClerkClient extends PagedBackendAPI, ClientMethods {
  /**
   * Makes a call that no method makes. It sends JSON and expects JSON or text: uploads, such as that of an OAuth
   * application's logo, and `GET /public/interstitial`, which is a web page, are out of its reach.
   *
   * @returns what Clerk answers, as a method would give it
   */
  request<T = unknown>(request: ClerkRequest, callOptions?: CallOptions): Promise<T>;
}

/** Options of {@link createClerkClient}. The environment is not consulted. */
export type ClerkOptions = {
  /** `sk_test_…` or `sk_live_…`. */
  secretKey?: string;
  /** `pk_test_…` or `pk_live_…`; for {@link clerkMiddleware}. */
  publishableKey?: string;
  /** `ak_…`, a machine's own key; for calls about machine tokens, and for {@link clerkMiddleware}. */
  machineSecretKey?: string;
  /** The instance's public key in PEM form; for tokens that are verified here. */
  jwtKey?: string;
  /** Accepted values of the `aud` claim; for {@link clerkMiddleware}. Throws where it holds only empty entries. */
  audience?: string | string[];
  /** The domain that a satellite app is served from; for {@link clerkMiddleware}. */
  domain?: string | URL;
  /** Whether the app is a satellite; for {@link clerkMiddleware}. */
  isSatellite?: boolean;
  /** Where the app proxies the Frontend API; for {@link clerkMiddleware}. */
  proxyUrl?: string | URL;
  /** Base address of the Backend API. Default: `https://api.clerk.com`. */
  apiUrl?: string | URL;
  /** Version segment in its paths. Default: `v1`. */
  apiVersion?: string;
  /** What calls name themselves. */
  userAgent?: string;
  /** How long a try of a call may take, in milliseconds. Default: 10 000. */
  timeoutMs?: number;
  /** How often calls are tried again. */
  retry?: RetryOptions;
  /**
   * Sends the calls in place of this package: a mock, or a `fetch` that something watches. Keys and bodies pass through
   * it. What it gives must be a Response, or like one: `status`, `headers` that are iterable, and a `body` or
   * `arrayBuffer()`.
   */
  fetch?: typeof globalThis.fetch;
  /** Whether a missing secret key makes calls reject before they are sent. */
  requireSecretKey?: boolean;
  /** Without effect here. */
  sdkMetadata?: { name: string; version: string; environment?: string };
  /** Without effect here: there is no telemetry. */
  telemetry?: { disabled?: boolean; debug?: boolean; samplingRate?: number };
};

/** What a client has besides the namespaces. */
interface ClientMethods {
  /**
   * Finds out who sent a Fetch request. The environment is not consulted: what the options do not say, the client's own
   * say. Rejects with an error that has a `code` when the configuration cannot work.
   */
  authenticateRequest: AuthenticateRequest;
  /** The part of a request state that may be written to a log. */
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
  /** Does nothing: this package sends no telemetry. For code that records events of its own with Clerk's collector. */
  telemetry: Telemetry;
}

export {};
