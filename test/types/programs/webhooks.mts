// An app that receives user events by webhook.

import express from 'express';
import { verifyWebhook } from '@clerk/express/webhooks';
import type { VerifyWebhookOptions, WebhookEvent, WebhookEventType } from '@clerk/express/webhooks';

const options: VerifyWebhookOptions = { signingSecret: 'whsec_c2VjcmV0' };
const app = express();

app.post('/api/webhooks', express.raw({ type: 'application/json' }), async (req, res) => {
  const event = await verifyWebhook(req, options);
  if (event.type === 'user.created') {
    const name: string | null = event.data.first_name;
    // @ts-expect-error: a user who was deleted has none
    void (event.type === 'user.deleted' && event.data.first_name);
    res.send(name);
  } else if (event.type === 'user.deleted') {
    // @ts-expect-error: only the id is left
    void event.data.first_name;
    res.send(event.data.id);
  } else {
    handle(event);
    res.sendStatus(204);
  }
});

function handle(event: WebhookEvent): WebhookEventType {
  if (event.type === 'organizationMembership.created') {
    void (event.data.organization.name satisfies string);
    // @ts-expect-error: not an event of organizations
    void event.data.slug;
  }
  // @ts-expect-error: no such event
  void (event.type === 'user.exploded');
  return event.type;
}

// @ts-expect-error: a secret is not an options object
void ((req: express.Request) => verifyWebhook(req, 'whsec_c2VjcmV0'));
// @ts-expect-error: it returns a promise
void (async (req: express.Request): Promise<string> => verifyWebhook(req).type);
