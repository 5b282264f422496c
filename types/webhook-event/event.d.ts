import type { DeletedObjectJSON } from '../resource/deleted-object';
import type { EmailJSON } from '../resource/emails';
import type {
  OrganizationDomainJSON,
  OrganizationInvitationAcceptedJSON,
  OrganizationInvitationJSON,
  OrganizationJSON,
  OrganizationMembershipJSON,
} from '../resource/organizations';
import type { PermissionJSON } from '../resource/organization-permissions';
import type { RoleJSON } from '../resource/organization-roles';
import type { SessionJSON } from '../resource/sessions';
import type { SMSMessageJSON } from '../resource/sms-message';
import type { UserDeletedJSON, UserJSON } from '../resource/users';
import type { WaitlistEntryJSON } from '../resource/waitlist-entries';
import type {
  BillingPaymentAttemptWebhookEventJSON,
  BillingSubscriptionItemWebhookEventJSON,
  BillingSubscriptionWebhookEventJSON,
} from './billing';

/** What Clerk tells by webhooks. `type` tells the events apart. */
export type WebhookEvent =
  | UserWebhookEvent
  | SessionWebhookEvent
  | EmailWebhookEvent
  | SMSWebhookEvent
  | OrganizationWebhookEvent
  | OrganizationDomainWebhookEvent
  | OrganizationMembershipWebhookEvent
  | OrganizationInvitationWebhookEvent
  | OrganizationInvitationAcceptedWebhookEvent
  | RoleWebhookEvent
  | PermissionWebhookEvent
  | WaitlistEntryWebhookEvent
  | BillingPaymentAttemptWebhookEvent
  | BillingSubscriptionWebhookEvent
  | BillingSubscriptionItemWebhookEvent;

/** The types of event. */
export type WebhookEventType = WebhookEvent['type'];

/** Tells of a user. */
export type UserWebhookEvent =
  Webhook<'user.created' | 'user.updated', UserJSON> | Webhook<'user.deleted', UserDeletedJSON>;

/** Tells of an email. */
export type EmailWebhookEvent = Webhook<'email.created', EmailJSON>;

/** Tells of an SMS. */
export type SMSWebhookEvent = Webhook<'sms.created', SMSMessageJSON>;

/** Tells of a session. */
export type SessionWebhookEvent = Webhook<
  'session.created' | 'session.ended' | 'session.removed' | 'session.revoked',
  SessionWebhookEventJSON
>;

/** Tells of an organization. */
export type OrganizationWebhookEvent =
  | Webhook<'organization.created' | 'organization.updated', OrganizationJSON>
  | Webhook<'organization.deleted', DeletedObjectJSON>;

/** Tells of a domain of an organization. */
export type OrganizationDomainWebhookEvent =
  | Webhook<'organizationDomain.created' | 'organizationDomain.updated', OrganizationDomainJSON>
  | Webhook<'organizationDomain.deleted', DeletedObjectJSON>;

/** Tells of a membership. */
export type OrganizationMembershipWebhookEvent = Webhook<
  'organizationMembership.created' | 'organizationMembership.deleted' | 'organizationMembership.updated',
  OrganizationMembershipJSON
>;

/** Tells of an invitation to an organization. */
export type OrganizationInvitationWebhookEvent = Webhook<
  'organizationInvitation.created' | 'organizationInvitation.revoked',
  OrganizationInvitationJSON
>;

/** Tells of an invitation to an organization that was accepted. */
export type OrganizationInvitationAcceptedWebhookEvent = Webhook<
  'organizationInvitation.accepted',
  OrganizationInvitationAcceptedJSON
>;

/** Tells of a role. */
export type RoleWebhookEvent = Webhook<'role.created' | 'role.updated' | 'role.deleted', RoleJSON>;

/** Tells of a permission. */
export type PermissionWebhookEvent = Webhook<
  'permission.created' | 'permission.updated' | 'permission.deleted',
  PermissionJSON
>;

/** Tells of an entry of the waitlist. */
export type WaitlistEntryWebhookEvent = Webhook<'waitlistEntry.created' | 'waitlistEntry.updated', WaitlistEntryJSON>;

/** Tells of an attempt to collect a payment. */
export type BillingPaymentAttemptWebhookEvent = Webhook<
  'paymentAttempt.created' | 'paymentAttempt.updated',
  BillingPaymentAttemptWebhookEventJSON
>;

/** Tells of a subscription. */
export type BillingSubscriptionWebhookEvent = Webhook<
  'subscription.created' | 'subscription.updated' | 'subscription.active' | 'subscription.pastDue',
  BillingSubscriptionWebhookEventJSON
>;

/** Tells of a subscription item. */
export type BillingSubscriptionItemWebhookEvent = Webhook<
  | 'subscriptionItem.created'
  | 'subscriptionItem.updated'
  | 'subscriptionItem.active'
  | 'subscriptionItem.canceled'
  | 'subscriptionItem.upcoming'
  | 'subscriptionItem.ended'
  | 'subscriptionItem.abandoned'
  | 'subscriptionItem.incomplete'
  | 'subscriptionItem.pastDue'
  | 'subscriptionItem.freeTrialEnding',
  BillingSubscriptionItemWebhookEventJSON
>;

/** What all events have. */
export type Webhook<Type extends string, Data> = {
  type: Type;
  object: 'event';
  data: Data;
  /** Where the request came from that was the cause. */
  event_attributes: WebhookEventAttributes;
  /** When it happened. Unix time in milliseconds. */
  timestamp: number;
  instance_id: string;
};

/** Where a request came from. */
export type WebhookEventAttributes = {
  http_request: { client_ip: string; user_agent: string };
};

/** A session with its user, on the wire. */
export interface SessionWebhookEventJSON extends SessionJSON {
  user: UserJSON | null;
}
