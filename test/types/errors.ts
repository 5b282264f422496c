// `clerk-express-native/errors` compared with `@clerk/backend/errors`.

import { expectTypeOf } from 'expect-type';
import * as ours from 'clerk-express-native/errors';
import * as reference from '@clerk/backend/errors';
import type * as main from 'clerk-express-native';
import type * as webhooks from 'clerk-express-native/webhooks';

expectTypeOf<keyof typeof reference>().toExtend<keyof typeof ours>();

// The constructor arguments of Clerk's classes are accepted by those of this package.

expectTypeOf(
  new ours.ClerkAPIResponseError('Not Found', { data: [{ code: 'c', message: 'm' }], status: 404 }),
).toExtend<Error>();
expectTypeOf(
  new ours.TokenVerificationError({ reason: ours.TokenVerificationErrorReason.TokenExpired, message: 'm' }),
).toExtend<Error>();
expectTypeOf(
  new ours.MachineTokenVerificationError({ code: ours.MachineTokenVerificationErrorCode.TokenInvalid, message: 'm' }),
).toExtend<ours.ClerkError>();

// They are the types of the other modules.

expectTypeOf<ours.ClerkAPIResponseError>().toEqualTypeOf<main.ClerkAPIResponseError>();
expectTypeOf<ours.TokenVerificationError>().toEqualTypeOf<main.TokenVerificationError>();
expectTypeOf<ours.VerifyWebhookError>().toEqualTypeOf<webhooks.VerifyWebhookError>();

// `instanceof` and the guards narrow.

declare const error: unknown;
if (error instanceof ours.ClerkAPIResponseError) {
  expectTypeOf(error.errors[0]!.code).toEqualTypeOf<string>();
  expectTypeOf(error.code).toEqualTypeOf<'api_response_error'>();
}
if (ours.isClerkAPIResponseError(error)) {
  expectTypeOf(error.status).toEqualTypeOf<number | undefined>();
}
if (error instanceof ours.TokenVerificationError) {
  expectTypeOf(error.reason).toEqualTypeOf<ours.TokenVerificationErrorReason>();
}
if (ours.isClerkError(error)) {
  expectTypeOf(error.clerkError).toEqualTypeOf<true>();
}
expectTypeOf<ours.ConfigurationError['code']>().toExtend<string>();
expectTypeOf(ours.inheritErrorClasses).toBeCallableWith(reference);
// The last one is only in this package.
expectTypeOf<
  (typeof ours.TokenVerificationErrorReason)[keyof typeof ours.TokenVerificationErrorReason] | 'session-revoked'
>().toEqualTypeOf<ours.TokenVerificationErrorReason>();
