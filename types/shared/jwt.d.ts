import type { OrganizationCustomRoleKey } from '../authorization';
import type { ActClaim, JwtPayload } from '../claims';

// With an export list, declarations without `export` stay within the module.
export {};

/** A decoded token. */
export interface Jwt {
  header: JwtHeader;
  payload: JwtPayload;
  signature: Uint8Array;
  /** The encoded parts, and the whole token. */
  raw: { header: string; payload: string; signature: string; text: string };
}

/** The header of a token (RFC 7515, section 4.1). */
export interface JwtHeader {
  /** The signature algorithm. */
  alg: string;
  /** The media type of the token. */
  typ?: string;
  /** The content type of the payload. */
  cty?: string;
  /** The header parameters that a recipient must understand. */
  crit?: string[];
  /** The id of the signing key. */
  kid: string;
  /** The URL of the signer's key set. */
  jku?: string;
  /** The URL of the signer's certificates. */
  x5u?: string | string[];
  /** The SHA-256 thumbprint of the certificate. */
  'x5t#S256'?: string;
  /** The SHA-1 thumbprint of the certificate. */
  x5t?: string;
  /** The certificate chain. */
  x5c?: string | string[];
  /** When the original token was issued, of which this one is a renewal; Unix time in seconds. */
  oiat?: number;
  /** Clerk's category of the token. */
  cat?: string;
}

/** The values of `type` in the `act` claim. */
export type ActClaimType = 'agent';

/** An agent acting on behalf of a user. */
export type AgentActClaim = ActClaim & { type: 'agent' };

/**
 * A decoded token, as older versions declared it.
 *
 * @deprecated Use {@link Jwt}.
 */
export interface JWT {
  encoded: { header: string; payload: string; signature: string };
  header: JwtHeader;
  claims: JwtPayload;
}

/**
 * The header of a token, as older versions declared it.
 *
 * @deprecated Use {@link JwtHeader}.
 */
export interface JWTHeader {
  /** The signature algorithm: its name, or a Web Crypto algorithm object. */
  alg: string | { name: string };
  typ?: string;
  cty?: string;
  crit?: [JWTHeaderParameter, ...JWTHeaderParameter[]];
  kid?: string;
  jku?: string;
  x5u?: string | string[];
  'x5t#S256'?: string;
  x5t?: string;
  x5c?: string | string[];
}

type JWTHeaderParameter = Exclude<keyof JWTHeader, 'crit'>;

/**
 * The claims of a version 1 token.
 *
 * @deprecated Use `JwtPayload`.
 */
export interface ClerkJWTClaims {
  iss: string;
  sub: string;
  sid: string;
  nbf: number;
  exp: number;
  iat: number;
  azp?: string;
  act?: ActClaim;
  org_id?: string;
  org_slug?: string;
  org_role?: OrganizationCustomRoleKey;
  [claim: string]: unknown;
}

/**
 * The claims of a version 1 token, and the token itself.
 *
 * @deprecated Use `JwtPayload`.
 */
export interface JWTClaims extends ClerkJWTClaims {
  __raw: string;
}

/**
 * Who is acting on behalf of a user.
 *
 * @deprecated Use `ActClaim`.
 */
export interface ActJWTClaim {
  sub: string;
  [claim: string]: unknown;
}

/**
 * Roles by organization id, as in version 1 tokens.
 *
 * @deprecated Tokens contain only the active organization.
 */
export type OrganizationsJWTClaim = { [organizationId: string]: OrganizationCustomRoleKey };
