//! <https://clerk.com/docs/reference/backend/types/billing-plan>

use super::Resource;
use super::billing_amount::BILLING_MONEY_AMOUNT;
use super::feature::FEATURE;
use super::field::{missing_is, part_or_null, parts_or_empty, plain};

pub(super) static BILLING_PLAN: Resource = Resource::answer(
    "BillingPlan",
    "commerce_plan",
    &[
        plain("id"),
        plain("name"),
        plain("slug"),
        missing_is("description", "null"),
        plain("is_default"),
        plain("is_recurring"),
        plain("has_base_fee"),
        plain("publicly_visible"),
        part_or_null("fee", &BILLING_MONEY_AMOUNT),
        part_or_null("annual_fee", &BILLING_MONEY_AMOUNT),
        part_or_null("annual_monthly_fee", &BILLING_MONEY_AMOUNT),
        plain("for_payer_type"),
        parts_or_empty("features", &FEATURE),
        plain("avatar_url"),
        plain("free_trial_days"),
        plain("free_trial_enabled"),
    ],
);
