import type {
  BillingCreditsJSON,
  BillingDiscountsJSON,
  BillingMoneyAmountJSON,
  BillingPerUnitTotalJSON,
  BillingPeriodTotalsJSON,
  BillingSubscriptionItemNextPaymentJSON,
  BillingSubscriptionItemSeatsJSON,
  BillingTotalsJSON,
} from '../../resource/billing';
import type {
  BillingPayerResourceType,
  BillingPaymentChargeType,
  BillingPaymentMethodStatus,
  BillingPaymentStatus,
  BillingStatementStatus,
  BillingSubscriptionPlanPeriod,
  BillingSubscriptionStatus,
} from '../billing';
import type { ClerkResourceJSON } from './user';

// Billing on the wire, as the Frontend API answers and front ends hold it; see `user.d.ts`.
export {};

/** A plan to subscribe to. */
export interface BillingPlanJSON extends ClerkResourceJSON {
  object: 'commerce_plan';
  name: string;
  fee: BillingMoneyAmountJSON | null;
  annual_fee: BillingMoneyAmountJSON | null;
  annual_monthly_fee: BillingMoneyAmountJSON | null;
  description: string | null;
  is_default: boolean;
  is_recurring: boolean;
  has_base_fee: boolean;
  /** The kind of payer. */
  for_payer_type: BillingPayerResourceType;
  publicly_visible: boolean;
  slug: string;
  avatar_url: string | null;
  features?: FeatureJSON[];
  free_trial_days?: number | null;
  free_trial_enabled?: boolean;
  /** Prices of units, such as seats. */
  unit_prices?: BillingPlanUnitPriceJSON[];
  available_prices?: BillingPriceJSON[];
}

/** A feature of a plan. */
export interface FeatureJSON extends ClerkResourceJSON {
  object: 'feature';
  name: string;
  description: string | null;
  slug: string;
  avatar_url: string | null;
}

/** A price of a plan. */
export interface BillingPriceJSON extends ClerkResourceJSON {
  object: 'commerce_price';
  fee: BillingMoneyAmountJSON | null;
  annual_monthly_fee: BillingMoneyAmountJSON | null;
  is_default: boolean;
  unit_prices?: BillingPlanUnitPriceJSON[];
}

/** The price of one kind of unit, such as seats. */
export interface BillingPlanUnitPriceJSON {
  name: string;
  block_size: number;
  tiers: BillingPlanUnitPriceTierJSON[];
}

/** The price of units within a range of quantities. */
export interface BillingPlanUnitPriceTierJSON extends ClerkResourceJSON {
  object: 'commerce_unit_price';
  starts_at_block: number;
  /** `null` if unlimited. */
  ends_after_block: number | null;
  fee_per_block: BillingMoneyAmountJSON;
}

/** A subscription. Times are Unix time in milliseconds. */
export interface BillingSubscriptionJSON extends ClerkResourceJSON {
  object: 'commerce_subscription';
  next_payment?: BillingSubscriptionNextPaymentJSON | null;
  status: Extract<BillingSubscriptionStatus, 'active' | 'past_due'>;
  created_at: number;
  active_at: number;
  updated_at: number | null;
  past_due_at: number | null;
  subscription_items: BillingSubscriptionItemJSON[] | null;
  eligible_for_free_trial: boolean;
}

/** The next payment of a subscription. */
export interface BillingSubscriptionNextPaymentJSON {
  amount: BillingMoneyAmountJSON;
  date: number;
  per_unit_totals?: BillingPerUnitTotalJSON[];
  totals?: BillingTotalsJSON;
}

/** A plan in a subscription. */
export interface BillingSubscriptionItemJSON extends ClerkResourceJSON {
  object: 'commerce_subscription_item';
  amount?: BillingMoneyAmountJSON;
  credit?: { amount: BillingMoneyAmountJSON };
  /** For organizations that pay per seat. */
  seats?: BillingSubscriptionItemSeatsJSON;
  credits?: BillingCreditsJSON;
  applied_discount?: BillingDiscountRedemptionJSON;
  plan: BillingPlanJSON;
  plan_period: BillingSubscriptionPlanPeriod;
  price_id: string;
  status: BillingSubscriptionStatus;
  created_at: number;
  period_start: number;
  /** `null` for the free plan. */
  period_end: number | null;
  canceled_at: number | null;
  past_due_at: number | null;
  is_free_trial: boolean;
  next_payment?: BillingSubscriptionItemNextPaymentJSON | null;
}

/** A discount that was granted. */
export interface BillingDiscountRedemptionJSON extends ClerkResourceJSON {
  object: 'commerce_discount_redemption';
  subscription_item_id: string;
  discount_id: string;
  name: string;
  source: 'promotion' | 'manual' | 'promo_code';
  promo_code?: string;
  effect?: 'percentage' | 'fixed_amount';
  percent_off?: number;
  amount_off?: BillingMoneyAmountJSON;
  amount?: BillingMoneyAmountJSON;
  cycles_remaining: number | null;
  cycles_applied: number;
  status?: 'active' | 'exhausted' | 'removed';
  redeemed_at: number;
  redeemed_by: string | null;
}

/** A payment. */
export interface BillingPaymentJSON extends ClerkResourceJSON {
  object: 'commerce_payment';
  amount: BillingMoneyAmountJSON;
  paid_at: number | null;
  failed_at: number | null;
  updated_at: number;
  payment_method?: BillingPaymentMethodJSON | null;
  subscription_item: BillingSubscriptionItemJSON;
  charge_type: BillingPaymentChargeType;
  status: BillingPaymentStatus;
  totals?: BillingPaymentTotalsJSON | null;
}

/** The totals of a payment. */
export interface BillingPaymentTotalsJSON {
  subtotal: BillingMoneyAmountJSON;
  grand_total: BillingMoneyAmountJSON;
  tax_total: BillingMoneyAmountJSON;
  base_fee?: BillingMoneyAmountJSON | null;
  per_unit_totals?: BillingPerUnitTotalJSON[];
  discounts?: BillingDiscountsJSON | null;
}

/** A payment method. */
export interface BillingPaymentMethodJSON extends ClerkResourceJSON {
  object: 'commerce_payment_method';
  last4: string | null;
  payment_type?: 'card';
  card_type: string | null;
  is_default?: boolean;
  is_removable?: boolean;
  status: BillingPaymentMethodStatus;
  wallet_type?: string | null;
  expiry_year?: number | null;
  expiry_month?: number | null;
  created_at?: number | null;
  updated_at?: number | null;
}

/** A payer: a user or an organization. */
export interface BillingPayerJSON extends ClerkResourceJSON {
  object: 'commerce_payer';
  created_at?: number;
  updated_at?: number;
  image_url?: string;
  user_id: string | null;
  email?: string | null;
  first_name?: string | null;
  last_name?: string | null;
  organization_id: string | null;
  organization_name?: string | null;
}

/** A statement. */
export interface BillingStatementJSON extends ClerkResourceJSON {
  object: 'commerce_statement';
  status: BillingStatementStatus;
  timestamp: number;
  groups: BillingStatementGroupJSON[];
  totals: BillingStatementTotalsJSON;
}

/** The payments of one day in a statement. */
export interface BillingStatementGroupJSON extends ClerkResourceJSON {
  object: 'commerce_statement_group';
  timestamp: number;
  items: BillingPaymentJSON[];
}

/** The totals of a statement. */
export interface BillingStatementTotalsJSON {
  grand_total: BillingMoneyAmountJSON;
  subtotal: BillingMoneyAmountJSON;
  tax_total: BillingMoneyAmountJSON;
}

/** The credit balance of a payer. */
export interface BillingCreditBalanceJSON {
  object: 'commerce_credit_balance';
  balance: BillingMoneyAmountJSON | null;
}

/** A change of a payer's credit balance. */
export interface BillingCreditLedgerJSON {
  object: 'commerce_credit_ledger';
  id: string;
  amount: BillingMoneyAmountJSON;
  source_type: string;
  source_id: string;
  created_at: number;
}

/** The totals of a checkout. */
export interface BillingCheckoutTotalsJSON {
  grand_total: BillingMoneyAmountJSON;
  /** The amount due now, before taxes and discounts. */
  subtotal: BillingMoneyAmountJSON;
  base_fee: BillingMoneyAmountJSON;
  tax_total: BillingMoneyAmountJSON;
  per_unit_totals?: BillingPerUnitTotalJSON[];
  total_due_now: BillingMoneyAmountJSON;
  /** Superseded by `credits`, which is itemized. */
  credit: BillingMoneyAmountJSON | null;
  credits: BillingCreditsJSON | null;
  account_credit: BillingMoneyAmountJSON | null;
  past_due: BillingMoneyAmountJSON | null;
  total_due_after_free_trial: BillingMoneyAmountJSON | null;
  discounts: BillingDiscountsJSON | null;
  /** Superseded by `totals_due_per_period`, which is itemized. */
  total_due_per_period: BillingMoneyAmountJSON;
  totals_due_per_period: BillingPeriodTotalsJSON;
}
