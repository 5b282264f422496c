// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** Cookies to set. */
export interface Cookies {
  /** Values of the `Set-Cookie` header. */
  readonly cookies: string[];
}

/** JSON representation of {@link Cookies}. */
export interface CookiesJSON {
  object: 'cookies';
  cookies: string[];
}

/** A session of a user on a client. Times are Unix timestamps in milliseconds. */
export interface Session {
  readonly id: string;
  /** Id of the client, which is a browser or a device. */
  readonly clientId: string;
  readonly userId: string;
  readonly status: string;
  readonly lastActiveAt: number;
  /** Latest time at which the session ends. */
  readonly expireAt: number;
  /** Time at which the session ends if it is not used. */
  readonly abandonAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Id of the session's active organization. */
  readonly lastActiveOrganizationId?: string | undefined;
  /** Most recent use of the session. */
  readonly latestActivity?: SessionActivity | undefined;
  /** The actor, if the user is impersonated. */
  readonly actor: Record<string, unknown> | null;
}

/** JSON representation of {@link Session}. */
export interface SessionJSON extends ClerkResourceJSON {
  object: 'session';
  client_id: string;
  user_id: string;
  status: string;
  last_active_at: number;
  expire_at: number;
  abandon_at: number;
  created_at: number;
  updated_at: number;
  last_active_organization_id?: string;
  latest_activity?: SessionActivityJSON;
  actor: Record<string, unknown> | null;
}

/** Device and location of the most recent use of a session. */
export interface SessionActivity {
  readonly id: string;
  readonly isMobile: boolean;
  readonly ipAddress?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
  readonly browserVersion?: string | undefined;
  readonly browserName?: string | undefined;
  readonly deviceType?: string | undefined;
}

/** JSON representation of {@link SessionActivity}. */
export interface SessionActivityJSON extends ClerkResourceJSON {
  is_mobile: boolean;
  ip_address?: string;
  city?: string;
  country?: string;
  browser_version?: string;
  browser_name?: string;
  device_type?: string;
}

/** A newly created token. */
export interface Token {
  readonly jwt: string;
}

/** JSON representation of {@link Token}. */
export interface TokenJSON {
  object: 'token';
  jwt: string;
}

/** Status of a session. */
export type SessionStatus =
  'abandoned' | 'active' | 'ended' | 'expired' | 'removed' | 'replaced' | 'revoked' | 'pending';
