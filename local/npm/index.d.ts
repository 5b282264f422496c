/**
 * Starts and controls `clerk-local`, a stand-in for Clerk on this machine.
 *
 * @packageDocumentation
 */

import type { ClerkLocalClient } from './types/client';

export type { ClerkLocalClient };

/** The options of {@link startClerkLocal}. */
export interface ClerkLocalOptions {
  /** What to start with, or the name of a JSON or YAML file with it. Default: a built-in seed. */
  seed?: ClerkLocalSeed | string;
  /** A file that keeps the state across starts. It is read at the start if it exists, and has the format of a seed. */
  state?: string;
  /** The port on 127.0.0.1. Default: 0, which is any free port. */
  port?: number;
  /**
   * The URL of the app: the claim `azp` of its tokens, the host of its cookies, and where users are redirected after
   * signing in if the link does not say. Default: `http://127.0.0.1:3000`.
   */
  appUrl?: string;
  /** How long session tokens are valid, in seconds. Default: 60, as with Clerk. */
  sessionTokenSeconds?: number;
  /** The folder whose `node_modules`, or those above it, contain `@clerk/clerk-js`. Default: the current folder. */
  packages?: string;
  /** Where the app receives webhooks, on this machine. They are signed with `CLERK_WEBHOOK_SIGNING_SECRET` of `env`. */
  webhookUrls?: string[];
}

/** A seed: the state at the start. What {@link ClerkLocal.snapshot} resolves with is a seed, too. */
export interface ClerkLocalSeed {
  /** A fixed secret key. */
  secret_key?: string;
  users: ClerkLocalSeedUser[];
  organizations?: { id: string; name: string; slug: string; [key: string]: unknown }[];
  jwt_templates?: { name: string; lifetime_seconds?: number; claims?: Record<string, unknown> }[];
  [key: string]: unknown;
}

/** A user of a seed. */
export interface ClerkLocalSeedUser {
  id: string;
  first_name?: string;
  last_name?: string;
  username?: string;
  /** The primary one first. */
  email_addresses?: string[];
  organization_memberships?: { organization_id: string; role: string; permissions?: string[] }[];
  [key: string]: unknown;
}

/** Whom a session is for: a user of the seed, or one that has been created since. Default: the first user. */
export interface ClerkLocalUser {
  userId?: string;
  /** In place of `userId`. */
  emailAddress?: string;
  /** The active organization. Default: the user's first one. */
  organizationId?: string;
  /** The URL of the app, if it is not that of {@link ClerkLocalOptions.appUrl}. */
  appUrl?: string;
}

/** A cookie, as Playwright's `addCookies()` and `storageState`, and Puppeteer's `setCookie()`, take it. */
export interface ClerkLocalCookie {
  name: string;
  value: string;
  /** The host of the app, without its port. */
  domain: string;
  path: string;
  /** -1: until the browser is closed. */
  expires: number;
  httpOnly: boolean;
  secure: boolean;
  sameSite: 'Lax';
}

/** The cookies of a browser. */
export type ClerkLocalCookies = ClerkLocalCookie[] & {
  /** The value of the header `cookie`, for requests without a browser. */
  readonly header: string;
};

/** An email or SMS message that Clerk would have sent. */
export interface ClerkLocalMessage {
  id: string;
  kind: 'email' | 'sms';
  /** The email address or the phone number. */
  to: string;
  subject: string | null;
  body: string;
  /** The verification code in it. */
  code: string | null;
  /** The link in it. */
  link: string | null;
  /** Unix time in milliseconds. */
  createdAt: number;
}

/** The messages that Clerk would have sent. */
export interface ClerkLocalInbox {
  /**
   * Resolves with the newest code that was sent to an address, and that this function has not returned before. Waits
   * for it up to `timeout` milliseconds, 5,000 by default.
   *
   * @throws ClerkLocalError with the code `code-missing` if none arrives
   */
  code(address: string, options?: { timeout?: number }): Promise<string>;
  /** Resolves with the newest message to an address. */
  last(address: string): Promise<ClerkLocalMessage | undefined>;
  /** Resolves with all messages, the newest first; with an address, only with those to it. */
  list(address?: string): Promise<ClerkLocalMessage[]>;
}

/** A webhook that was sent, or that would be if there were an endpoint. */
export interface ClerkLocalWebhook {
  /** The header `svix-id`. */
  id: string;
  /** Such as `user.created`. */
  type: string;
  /** The body. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each type has a body of its own
  payload: any;
  /** How often it was sent; `at` in Unix milliseconds. */
  attempts: { url: string; at: number; status: number | null; error: string | null }[];
}

/** Where webhooks are sent. */
export interface ClerkLocalWebhookEndpoint {
  id: string;
  url: string;
  /** The types of the webhooks that are sent there. Without any, those of all types are. */
  events: string[];
}

/** The webhooks that Clerk would have sent. */
export interface ClerkLocalWebhooks {
  /**
   * Resolves with the first webhook after the one that this function returned last; with a type, with the first one of
   * that type. The first call begins with those since the start, or since the last reset. Waits for it up to `timeout`
   * milliseconds, in steps of a second; 5,000 by default.
   *
   * @throws ClerkLocalError with the code `request-failed` if there is none
   */
  next(type?: string, options?: { timeout?: number }): Promise<ClerkLocalWebhook>;
  /** Resolves with the last 1,000, the newest first; with a type, only with those of that type. */
  list(type?: string): Promise<ClerkLocalWebhook[]>;
  /** Sends a webhook again. */
  replay(id: string): Promise<void>;
  /** Sends webhooks to a URL on this machine from now on, until the next reset. Default: those of all types. */
  sendTo(url: string, types?: string[]): Promise<ClerkLocalWebhookEndpoint>;
  /** Resolves with where webhooks are sent. */
  endpoints(): Promise<ClerkLocalWebhookEndpoint[]>;
  /** Sends no more webhooks to an endpoint, by its ID. */
  removeEndpoint(id: string): Promise<void>;
}

/** How requests fail. What is not set applies to all requests. */
export interface ClerkLocalFault {
  /** Such as `POST`. */
  method?: string;
  /** Such as `/v1/users`. */
  path?: string;
  /** How many requests fail. Default: all, until the next reset. */
  times?: number;
  /** The status of the response, from 400 to 599. */
  status?: number;
  /** The code of the error in the response. */
  code?: string;
  /** The header `retry-after` of the response, in seconds. */
  retryAfter?: number;
  /** How long the response is delayed, in milliseconds, up to 60,000. Without `status`, it is the usual one. */
  delayInMs?: number;
  /** Whether the connection is closed without a response. */
  disconnect?: boolean;
}

/** The faults that are still to come. {@link ClerkLocal.fail} adds one. */
export interface ClerkLocalFaults {
  /** Resolves with the faults. `times` is how many requests still fail. */
  list(): Promise<(ClerkLocalFault & { id: string })[]>;
  /** Removes all faults, and the rate limit. */
  clear(): Promise<void>;
}

/** A rate limit, as Clerk's APIs have. */
export interface ClerkLocalRateLimit {
  /** How many requests are handled within a window. The others get a response with the status 429. */
  limit: number;
  /** The length of a window, in seconds. Default: 10, as with Clerk. */
  windowSeconds?: number;
}

/** A span of time: the sum of its properties. */
export interface ClerkLocalDuration {
  days?: number;
  hours?: number;
  minutes?: number;
  seconds?: number;
}

/** A machine token. */
export interface ClerkLocalMachineToken {
  /** Default: `api_key`. */
  type?: 'api_key' | 'm2m_token' | 'oauth_token';
  /** The ID of the owner: a user, an organization or a machine. Default: the first user, or a new machine. */
  subject?: string;
  /** The name of an API key. */
  name?: string;
  scopes?: string[];
  /** The claims of an API key or an M2M token. */
  claims?: Record<string, unknown>;
  /** Default: it does not expire. */
  expiresInSeconds?: number;
}

/** Something that happened in `clerk-local`. */
export interface ClerkLocalEvent {
  id: number;
  /** Unix time in milliseconds. */
  at: number;
  kind: string;
  summary: string;
  [key: string]: unknown;
}

/** What {@link ClerkLocal.signIn} uses of a page of Playwright. */
export interface PlaywrightPage {
  url(): string;
  context(): { addCookies(cookies: ClerkLocalCookie[]): Promise<unknown> };
}

/** What {@link ClerkLocal.signIn} uses of a page of Puppeteer, 23.10 or later. */
export interface PuppeteerPage {
  url(): string;
  browserContext(): { setCookie(...cookies: ClerkLocalCookie[]): Promise<unknown> };
}

/**
 * A running `clerk-local`. Its functions reject with a {@link ClerkLocalError}: `request-failed` if it rejects the
 * request, such as for a user that does not exist, `not-running` if it has ended, and `user-invalid` for an unknown
 * property of a user.
 */
export interface ClerkLocal extends AsyncDisposable {
  /** The origin, such as `http://127.0.0.1:4100`. Its pages show the users, the messages and the events. */
  readonly url: string;
  /**
   * The environment variables of an app, `CLERK_PUBLISHABLE_KEY` and others. Set them before the app handles its first
   * request: `Object.assign(process.env, clerk.env)`.
   */
  readonly env: Readonly<Record<string, string>>;
  /**
   * A client of the Backend API, made on first access with the package that the app has: `clerk-express-native`, or
   * else `@clerk/backend`.
   *
   * @throws ClerkLocalError with the code `client-missing` if neither is installed
   */
  readonly client: ClerkLocalClient;
  readonly inbox: ClerkLocalInbox;
  readonly webhooks: ClerkLocalWebhooks;
  readonly faults: ClerkLocalFaults;
  /** Returns to the seed: all changes, browsers, sessions and faults are gone. The keys remain. */
  reset(): Promise<void>;
  /** Resolves with the whole state, as a seed. */
  snapshot(): Promise<ClerkLocalSeed>;
  /** Replaces the whole state. */
  restore(snapshot: ClerkLocalSeed): Promise<void>;
  /**
   * Makes everything that is stored older: sessions, invitations, codes and other things expire. New tokens are in real
   * time, because apps verify them with the clock of the system.
   */
  age(time: ClerkLocalDuration): Promise<void>;
  /**
   * Sets the clock of new tokens wrong, until the next reset: ahead, or back if the time is negative. No time sets it
   * right. Apps allow for a few seconds of difference (`clockSkewInMs`).
   */
  offsetTokens(time?: ClerkLocalDuration): Promise<void>;
  /** Makes requests fail from now on. */
  fail(fault: ClerkLocalFault): Promise<void>;
  /** Limits the requests of apps and browsers from now on, until the next reset. `null` switches the limit off. */
  rateLimit(limit: ClerkLocalRateLimit | null): Promise<void>;
  /**
   * Starts a copy, with a URL, keys and a state of its own, for a test that must not disturb others. It begins with the
   * present state, so users stay signed in with new cookies of the copy; faults, webhooks that were sent and events are
   * not copied. {@link ClerkLocal.reset} of the copy returns to the seed. It ends with this one, or when it is stopped.
   */
  fork(): Promise<ClerkLocal>;
  /** Resolves with the cookies of a new browser in which the user is signed in. */
  cookies(who?: ClerkLocalUser): Promise<ClerkLocalCookies>;
  /**
   * Signs in without a user interface: adds the cookies of a new browser to the browser context of the page, and to no
   * other. Load or reload the page afterwards. If neither `appUrl` nor a loaded page says where the app is, the cookies
   * are those of `localhost` and `127.0.0.1`.
   *
   * @throws ClerkLocalError with the code `page-unsupported` for other pages than those of Playwright and Puppeteer
   */
  signIn(page: PlaywrightPage | PuppeteerPage, who?: ClerkLocalUser): Promise<void>;
  /**
   * Resolves with a session token of a new session, or of the one that is named, which need not be active. `claims` and
   * `header` are changed in it; `null` removes one. It is always signed with the valid key.
   */
  token(
    who?: (ClerkLocalUser | { sessionId: string }) & {
      claims?: Record<string, unknown>;
      header?: Record<string, unknown>;
    },
  ): Promise<string>;
  /**
   * Resolves with a new machine token. With Clerk, users and machines create them. That of an OAuth application is
   * opaque, as are the others.
   */
  machineToken(token?: ClerkLocalMachineToken): Promise<{ id: string; token: string }>;
  /** Resolves with what happened, the newest first, at most 1,000 events. */
  events(): Promise<ClerkLocalEvent[]>;
  /** Ends it, and its forks. Also happens when this process ends, for whatever reason. */
  stop(): Promise<void>;
}

/**
 * Starts `clerk-local` and resolves when it accepts requests. It does not keep this process alive.
 *
 * @example
 *   import { startClerkLocal } from 'clerk-local';
 *
 *   const clerk = await startClerkLocal();
 *   Object.assign(process.env, clerk.env);
 *   const { header } = await clerk.cookies({ emailAddress: 'amara.okafor@example.com' });
 *   await fetch('http://127.0.0.1:3000/account', { headers: { cookie: header } });
 *   await clerk.stop();
 *
 * @throws ClerkLocalError with the code `port-in-use`, `options-invalid`, `start-failed` (an invalid seed, for
 *   instance), `program-not-installed`, `program-version-mismatch`, `program-not-found` or `platform-unsupported`
 */
export declare function startClerkLocal(options?: ClerkLocalOptions): Promise<ClerkLocal>;

/** An error of this package. */
export declare class ClerkLocalError extends Error {
  constructor(code: string, message: string, options?: ErrorOptions);
  /** Stable, unlike the message. */
  code: string;
}
