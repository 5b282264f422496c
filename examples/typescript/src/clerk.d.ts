export {};

declare global {
  /** The roles and permissions of this app, as configured in Clerk's dashboard. */
  interface ClerkAuthorization {
    permission: 'org:reports:read' | 'org:reports:manage';
    role: 'org:admin' | 'org:member';
  }

  /** The claims that this app adds to Clerk's session tokens. */
  interface CustomJwtSessionClaims {
    locale?: string;
  }
}
