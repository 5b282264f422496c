import type { BillingMoneyAmount, BillingMoneyAmountJSON } from './billing-amounts';
import type { Feature, FeatureJSON } from './feature';
import type { ClerkResourceJSON } from './payload';

/** A plan that can be subscribed to. */
export interface BillingPlan {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string | null;
  readonly isDefault: boolean;
  readonly isRecurring: boolean;
  readonly hasBaseFee: boolean;
  readonly publiclyVisible: boolean;
  readonly fee: BillingMoneyAmount | null;
  readonly annualFee: BillingMoneyAmount | null;
  /** What a month costs of those who pay by the year. */
  readonly annualMonthlyFee: BillingMoneyAmount | null;
  /** Who pays. */
  readonly forPayerType: 'org' | 'user';
  readonly features: Feature[];
  readonly avatarUrl: string | null;
  readonly freeTrialDays: number | null;
  readonly freeTrialEnabled: boolean;
}

/** {@link BillingPlan} on the wire. */
export interface BillingPlanJSON extends ClerkResourceJSON {
  object: 'commerce_plan';
  id: string;
  name: string;
  slug: string;
  description: string | null;
  is_default: boolean;
  is_recurring: boolean;
  has_base_fee: boolean;
  publicly_visible: boolean;
  fee: BillingMoneyAmountJSON | null;
  annual_fee: BillingMoneyAmountJSON | null;
  annual_monthly_fee: BillingMoneyAmountJSON | null;
  for_payer_type: 'org' | 'user';
  features?: FeatureJSON[];
  free_trial_days: number | null;
  free_trial_enabled: boolean;
  avatar_url: string | null;
}
