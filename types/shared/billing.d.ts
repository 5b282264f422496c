/** Who pays. */
export type BillingPayerResourceType = 'org' | 'user';

/** Whom a plan is for. */
export type ForPayerType = 'organization' | 'user';

/** What takes the payments. */
export type PaymentGateway = 'stripe';

/** Why a payment was made. */
export type BillingPaymentChargeType = 'checkout' | 'recurring';

/** The states of a means of payment. */
export type BillingPaymentMethodStatus = 'active' | 'disconnected' | 'expired';

/** The states of a payment. */
export type BillingPaymentStatus = 'failed' | 'paid' | 'pending';

/** The states of a statement. */
export type BillingStatementStatus = 'closed' | 'open';

/** How often a plan is paid. */
export type BillingSubscriptionPlanPeriod = 'annual' | 'month';

/** The states of a subscription. */
export type BillingSubscriptionStatus = 'active' | 'ended' | 'past_due' | 'upcoming';
