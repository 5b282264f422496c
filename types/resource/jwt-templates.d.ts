// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A JWT template: how custom tokens are made. Times are Unix time in milliseconds. */
export interface JwtTemplate {
  readonly id: string;
  readonly name: string;
  /** The claims, with shortcodes such as `{{user.id}}`. */
  readonly claims: object;
  /** Seconds. */
  readonly lifetime: number;
  /** Seconds. */
  readonly allowedClockSkew: number;
  readonly customSigningKey: boolean;
  readonly signingAlgorithm: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** {@link JwtTemplate} on the wire. */
export interface JwtTemplateJSON extends ClerkResourceJSON {
  object: 'jwt_template';
  name: string;
  claims: object;
  lifetime: number;
  allowed_clock_skew: number;
  custom_signing_key: boolean;
  signing_algorithm: string;
  created_at: number;
  updated_at: number;
}
