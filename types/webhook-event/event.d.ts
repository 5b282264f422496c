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

/** An event sent by a webhook; check its `type`. */
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

/** The types of events. */
export type WebhookEventType = WebhookEvent['type'];

/** A user was created, updated or deleted. */
export type UserWebhookEvent =
  Webhook<'user.created' | 'user.updated', UserJSON> | Webhook<'user.deleted', UserDeletedJSON>;

/** An email was created. */
export type EmailWebhookEvent = Webhook<'email.created', EmailJSON>;

/** An SMS was created. */
export type SMSWebhookEvent = Webhook<'sms.created', SMSMessageJSON>;

/** A session was created, ended, removed or revoked. */
export type SessionWebhookEvent = Webhook<
  'session.created' | 'session.ended' | 'session.removed' | 'session.revoked',
  SessionWebhookEventJSON
>;

/** An organization was created, updated or deleted. */
export type OrganizationWebhookEvent =
  | Webhook<'organization.created' | 'organization.updated', OrganizationJSON>
  | Webhook<'organization.deleted', DeletedObjectJSON>;

/** A domain of an organization was created, updated or deleted. */
export type OrganizationDomainWebhookEvent =
  | Webhook<'organizationDomain.created' | 'organizationDomain.updated', OrganizationDomainJSON>
  | Webhook<'organizationDomain.deleted', DeletedObjectJSON>;

/** A membership was created, updated or deleted. */
export type OrganizationMembershipWebhookEvent = Webhook<
  'organizationMembership.created' | 'organizationMembership.deleted' | 'organizationMembership.updated',
  OrganizationMembershipJSON
>;

/** An invitation to an organization was created or revoked. */
export type OrganizationInvitationWebhookEvent = Webhook<
  'organizationInvitation.created' | 'organizationInvitation.revoked',
  OrganizationInvitationJSON
>;

/** An invitation to an organization was accepted. */
export type OrganizationInvitationAcceptedWebhookEvent = Webhook<
  'organizationInvitation.accepted',
  OrganizationInvitationAcceptedJSON
>;

/** A role was created, updated or deleted. */
export type RoleWebhookEvent = Webhook<'role.created' | 'role.updated' | 'role.deleted', RoleJSON>;

/** A permission was created, updated or deleted. */
export type PermissionWebhookEvent = Webhook<
  'permission.created' | 'permission.updated' | 'permission.deleted',
  PermissionJSON
>;

/** A waitlist entry was created or updated. */
export type WaitlistEntryWebhookEvent = Webhook<'waitlistEntry.created' | 'waitlistEntry.updated', WaitlistEntryJSON>;

/** An attempt to collect a payment was created or updated. */
export type BillingPaymentAttemptWebhookEvent = Webhook<
  'paymentAttempt.created' | 'paymentAttempt.updated',
  BillingPaymentAttemptWebhookEventJSON
>;

/** A subscription was created or changed. */
export type BillingSubscriptionWebhookEvent = Webhook<
  'subscription.created' | 'subscription.updated' | 'subscription.active' | 'subscription.pastDue',
  BillingSubscriptionWebhookEventJSON
>;

/** A subscription item was created or changed. */
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

/** Properties of every event. */
export type Webhook<Type extends string, Data> = {
  type: Type;
  object: 'event';
  data: Data;
  /** The request that caused the event. */
  event_attributes: WebhookEventAttributes;
  /** When the event occurred; Unix time in milliseconds. */
  timestamp: number;
  instance_id: string;
};

/** The request that caused an event. */
export type WebhookEventAttributes = {
  http_request: { client_ip: string; user_agent: string };
};

/** The JSON representation of a session with its user. */
export interface SessionWebhookEventJSON extends SessionJSON {
  user: UserJSON | null;
}
