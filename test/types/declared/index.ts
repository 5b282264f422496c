// What an app declares about its instance is checked, as with the peer.

import { expectTypeOf } from 'expect-type';
import type * as ours from 'clerk-express-native';
import type * as peer from '@clerk/express';

declare global {
  interface ClerkAuthorization {
    permission: 'org:articles:read' | 'org:articles:write';
    role: 'org:admin' | 'org:member';
  }
  interface CustomJwtSessionClaims {
    plan?: 'free' | 'pro';
  }
  interface UserPublicMetadata {
    onboarded?: boolean;
  }
}

declare const signedIn: ours.SignedInAuthObject;
declare const user: ours.User;

expectTypeOf(signedIn.orgRole).toEqualTypeOf<'org:admin' | 'org:member' | undefined>();
expectTypeOf(signedIn.orgPermissions).toEqualTypeOf<('org:articles:read' | 'org:articles:write')[] | undefined>();
expectTypeOf(signedIn.sessionClaims.plan).toEqualTypeOf<'free' | 'pro' | undefined>();
expectTypeOf(user.publicMetadata.onboarded).toEqualTypeOf<boolean | undefined>();
expectTypeOf(user.publicMetadata.undeclared).toEqualTypeOf<unknown>();

signedIn.has({ role: 'org:admin' });
signedIn.has({ permission: 'org:articles:read' });
// @ts-expect-error: no declared role
signedIn.has({ role: 'org:owner' });
// @ts-expect-error: no declared permission
signedIn.has({ permission: 'org:articles:delete' });

expectTypeOf<ours.SignedInAuthObject['orgRole']>().toEqualTypeOf<Extract<peer.SessionAuthObject, { isAuthenticated: true }>['orgRole']>();
