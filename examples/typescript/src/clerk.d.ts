export {};

declare global {
  /** The roles and permissions of this app, as configured in the Clerk Dashboard. */
  interface ClerkAuthorization {
    permission: 'org:reports:read' | 'org:reports:manage';
    role: 'org:admin' | 'org:member';
  }

  /** The claims that this app adds to Clerk's session tokens. */
  interface CustomJwtSessionClaims {
    locale?: string;
  }
}
