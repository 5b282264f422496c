// An app that declares the types of its instance.

import { clerkClient, getAuth } from '@clerk/express';
import type { Request } from 'express';

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
  interface OrganizationPrivateMetadata {
    customer?: string;
  }
}

declare const req: Request;

const auth = getAuth(req);
export const role: 'org:admin' | 'org:member' | null | undefined = auth.orgRole;
export const permissions: ('org:articles:read' | 'org:articles:write')[] | null | undefined = auth.orgPermissions;
export const plan: 'free' | 'pro' | undefined = auth.sessionClaims?.plan;
export const allowed = auth.has({ role: 'org:admin' }) || auth.has({ permission: 'org:articles:read' });
// @ts-expect-error: no declared role
auth.has({ role: 'org:owner' });
// @ts-expect-error: no declared permission
auth.has({ permission: 'org:articles:delete' });

const metadata: UserPublicMetadata = { onboarded: true };
const user = await clerkClient.users.updateUserMetadata('user_1', { publicMetadata: metadata });
export const onboarded: boolean | undefined = user.publicMetadata.onboarded;
export const undeclared: unknown = user.publicMetadata.undeclared;
await clerkClient.users.updateUserMetadata('user_1', { publicMetadata: { onboarded: false, more: 1 } });
await clerkClient.organizations.updateOrganizationMetadata('org_1', { privateMetadata: { customer: 'c-1' } });
await clerkClient.organizations.createOrganizationMembership({
  organizationId: 'org_1',
  userId: 'user_1',
  role: 'org:member',
});
// @ts-expect-error: a flag
await clerkClient.users.updateUserMetadata('user_1', { publicMetadata: { onboarded: 'yes' } });
await clerkClient.organizations.createOrganizationMembership({
  organizationId: 'org_1',
  userId: 'user_1',
  // @ts-expect-error: not a declared role
  role: 'org:owner',
});
