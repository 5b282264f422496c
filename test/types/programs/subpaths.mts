// The subpaths that only have types.

import type { Request } from 'express';
import type {} from '@clerk/express/env';
import type {
  ClerkMiddlewareOptions,
  ExpressRequestWithAuth,
  JwtPayload,
  OAuthStrategy,
  OrganizationCustomRoleKey,
  PendingSessionOptions,
} from '@clerk/express/types';

export const options: ClerkMiddlewareOptions = { signInUrl: '/sign-in' };
export const strategy: OAuthStrategy = 'oauth_google';
// @ts-expect-error: not a strategy
export const none: OAuthStrategy = 'google';

export const userOf = (req: Request, how?: PendingSessionOptions): string | null => {
  const auth = req.auth(how);
  return 'userId' in auth ? auth.userId : null;
};
export const isSignedIn = (req: ExpressRequestWithAuth): boolean => req.auth().isAuthenticated;
export const subjectOf = ({ sub }: JwtPayload): string => sub;
export const roleOf = (role: OrganizationCustomRoleKey): string => role;
