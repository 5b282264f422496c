// `clerk-express-native/testing`, typed with what an app declares.

import { createTestInstance, type TestIdentity } from 'clerk-express-native/testing';
import { getAuth } from 'clerk-express-native';
import type { Request } from 'express';
import { expectTypeOf } from 'expect-type';

const clerk = createTestInstance({ origin: 'https://app.example.com' });

const identity: TestIdentity = { userId: 'user_1', claims: { anything: 1, azp: null }, factorVerificationAge: [0, -1] };
expectTypeOf(clerk.token(identity)).toBeString();
expectTypeOf(clerk.bearer(clerk.expired(identity)).authorization).toBeString();
expectTypeOf(clerk.auth(identity).userId).toBeString();
expectTypeOf(clerk.auth(null).userId).toBeNull();
expectTypeOf(getAuth(clerk.request(identity) as unknown as Request).isAuthenticated).toBeBoolean();
expectTypeOf(clerk.webhook('user.created', { id: 'user_1' }).body).toBeString();
expectTypeOf(clerk.backend({ 'users.getUser': { first_name: 'Ada' }, 'users.getCount': 3 })).toEqualTypeOf<
  typeof fetch
>();
clerk.backend({ 'users.getUserList': [{ id: 'user_1' }], 'users.deleteUser': () => clerk.apiError(404, 'x') });

// @ts-expect-error: misspelt
clerk.token({ userID: 'user_1' });
// @ts-expect-error: not a method
clerk.backend({ 'users.get': {} });
// @ts-expect-error: a number
clerk.backend({ 'users.getUser': { first_name: 1 } });
// @ts-expect-error: not an event
clerk.webhook('user.invented');
