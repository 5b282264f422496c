/** The kinds of payer. */
export type BillingPayerResourceType = 'org' | 'user';

/** The kinds of payer that a plan can be for. */
export type ForPayerType = 'organization' | 'user';

/** The payment gateways. */
export type PaymentGateway = 'stripe';

/** The reasons for a payment. */
export type BillingPaymentChargeType = 'checkout' | 'recurring';

/** The states of a payment method. */
export type BillingPaymentMethodStatus = 'active' | 'disconnected' | 'expired';

/** The states of a payment. */
export type BillingPaymentStatus = 'failed' | 'paid' | 'pending';

/** The states of a statement. */
export type BillingStatementStatus = 'closed' | 'open';

/** The billing periods of a plan. */
export type BillingSubscriptionPlanPeriod = 'annual' | 'month';

/** The states of a subscription. */
export type BillingSubscriptionStatus = 'active' | 'ended' | 'past_due' | 'upcoming';
