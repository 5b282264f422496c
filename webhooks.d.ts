/**
 * Verifies webhooks from Clerk, and describes their events.
 *
 * Names match `@clerk/express/webhooks`.
 *
 * @packageDocumentation
 */

import './types/declared';

export { verifyWebhook } from './types/verify-webhook';
export type { WebhookErrorCode } from './types/error-code';
export type { VerifyWebhookError, VerifyWebhookOptions, WebhookRequest } from './types/verify-webhook';
export type {
  BillingPaymentAttemptWebhookEvent,
  BillingSubscriptionItemWebhookEvent,
  BillingSubscriptionWebhookEvent,
  EmailWebhookEvent,
  OrganizationDomainWebhookEvent,
  OrganizationInvitationAcceptedWebhookEvent,
  OrganizationInvitationWebhookEvent,
  OrganizationMembershipWebhookEvent,
  OrganizationWebhookEvent,
  PermissionWebhookEvent,
  RoleWebhookEvent,
  SMSWebhookEvent,
  SessionWebhookEvent,
  UserWebhookEvent,
  WaitlistEntryWebhookEvent,
  WebhookEvent,
  WebhookEventType,
} from './types/webhook-event/event';
