// Webhook events.

import type {
  BillingSubscriptionItemStatus,
  SessionWebhookEvent,
  UserWebhookEvent,
  WebhookEvent,
  WebhookEventType,
} from '@clerk/express';

export function summarize(event: WebhookEvent): string | number | null | undefined {
  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      return event.data.email_addresses[0]?.email_address;
    case 'user.deleted':
      return event.data.id;
    case 'session.created':
      return event.data.user?.first_name;
    case 'organizationMembership.created':
      return event.data.public_user_data.identifier;
    case 'organizationInvitation.accepted':
      return event.data.user_id;
    case 'email.created':
      return event.data.to_email_address;
    case 'subscriptionItem.active': {
      const status: BillingSubscriptionItemStatus = event.data.status;
      return status;
    }
    case 'paymentAttempt.updated':
      return event.data.totals.grand_total.amount;
    default:
      return event.timestamp;
  }
}

export const isSession = (event: WebhookEvent): event is SessionWebhookEvent => event.type.startsWith('session.');
export const idOf = ({ data }: UserWebhookEvent): string | undefined => data.id;
export const type: WebhookEventType = 'waitlistEntry.created';
// @ts-expect-error: no such event
export const unheardOf: WebhookEventType = 'user.exploded';
