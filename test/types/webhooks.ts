// `clerk-express-native/webhooks` compared with `@clerk/express/webhooks`.

import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { expectTypeOf } from 'expect-type';
import * as ours from 'clerk-express-native/webhooks';
import * as reference from '@clerk/express/webhooks';
import type { Request as ExpressRequest } from 'express';

expectTypeOf(ours.verifyWebhook).returns.toEqualTypeOf<Promise<ours.WebhookEvent>>();
expectTypeOf<ours.WebhookEvent>().toExtend<reference.WebhookEvent>();
expectTypeOf<reference.WebhookEvent>().toExtend<ours.WebhookEvent>();
expectTypeOf<ours.WebhookEventType>().toEqualTypeOf<reference.WebhookEventType>();
expectTypeOf<ours.VerifyWebhookOptions>().toEqualTypeOf<reference.VerifyWebhookOptions>();
expectTypeOf<Parameters<typeof reference.verifyWebhook>>().toExtend<Parameters<typeof ours.verifyWebhook>>();
expectTypeOf<typeof ours.verifyWebhook>().toExtend<typeof reference.verifyWebhook>();

// Requests of every kind.

expectTypeOf<ExpressRequest>().toExtend<ours.WebhookRequest>();
expectTypeOf<IncomingMessage>().toExtend<ours.WebhookRequest>();
expectTypeOf<Http2ServerRequest>().toExtend<ours.WebhookRequest>();
expectTypeOf<globalThis.Request>().toExtend<ours.WebhookRequest>();
expectTypeOf({ headers: { 'svix-id': 'msg_1' }, body: Buffer.alloc(0) }).toExtend<ours.WebhookRequest>();
expectTypeOf<{ body: string }>().not.toExtend<ours.WebhookRequest>();
expectTypeOf<string>().not.toExtend<ours.WebhookRequest>();

// Events are distinguished by their type.

declare const event: ours.WebhookEvent;
if (event.type === 'session.created') {
  expectTypeOf(event).toExtend<ours.SessionWebhookEvent>();
  expectTypeOf(event.data.object).toEqualTypeOf<'session'>();
}
if (event.type === 'sms.created') {
  expectTypeOf(event.data.to_phone_number).toEqualTypeOf<string>();
}

// Errors have a code.

declare const error: ours.VerifyWebhookError;
expectTypeOf(error.code).toExtend<string>();
expectTypeOf(error.status).toEqualTypeOf<number | undefined>();
// @ts-expect-error: no such code
void (error.code === 'webhook-too-nice');
