import type { BillingMoneyAmountJSON, BillingPerUnitTotalJSON, BillingTotalsJSON } from './billing-amounts';
import type {
  BillingNextPayment,
  BillingSubscriptionItem,
  BillingSubscriptionItemJSON,
} from './billing-subscription-item';
import type { ClerkResourceJSON } from './payload';

/** The subscription of a user or an organization. Times are Unix time in milliseconds. */
export interface BillingSubscription {
  readonly id: string;
  readonly instanceId: string;
  readonly status: BillingSubscriptionJSON['status'];
  readonly payerId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly activeAt: number | null;
  readonly pastDueAt: number | null;
  readonly subscriptionItems: BillingSubscriptionItem[];
  readonly nextPayment: BillingNextPayment | null;
  readonly eligibleForFreeTrial: boolean;
}

/** {@link BillingSubscription} on the wire. */
export interface BillingSubscriptionJSON extends ClerkResourceJSON {
  object: 'commerce_subscription';
  instance_id: string;
  status: 'active' | 'past_due' | 'canceled' | 'ended' | 'abandoned' | 'incomplete';
  payer_id: string;
  created_at: number;
  updated_at: number;
  active_at: number | null;
  past_due_at: number | null;
  subscription_items: BillingSubscriptionItemJSON[];
  next_payment?: {
    date: number;
    amount: BillingMoneyAmountJSON;
    per_unit_totals?: BillingPerUnitTotalJSON[];
    totals?: BillingTotalsJSON;
  };
  eligible_for_free_trial?: boolean;
}
