import type {} from 'clerk-express-native/env';
import type { JWT, MultiDomainAndOrProxy, OAuthStrategy, PathValue } from 'clerk-express-native/types';
import type { Request } from 'express';

export const strategy: OAuthStrategy = 'oauth_custom_mine';
export const satellite: MultiDomainAndOrProxy = { isSatellite: true, domain: 'satellite.example' };
export const headerOf = ({ header }: JWT): PathValue<JWT, 'header.kid'> => header.kid;
export const isSignedIn = (req: Request): boolean => req.auth({ treatPendingAsSignedOut: false }).isAuthenticated;
