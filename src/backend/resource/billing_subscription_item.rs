//! <https://clerk.com/docs/reference/backend/types/billing-subscription-item>

use super::Resource;
use super::billing_amount::{BILLING_MONEY_AMOUNT, BILLING_SUBSCRIPTION_ITEM_SEATS};
use super::billing_next_payment::BILLING_SUBSCRIPTION_ITEM_NEXT_PAYMENT;
use super::billing_plan::BILLING_PLAN;
use super::field::{missing_is, part, part_or_null, part_or_undefined, plain};

pub(super) static BILLING_SUBSCRIPTION_ITEM: Resource = Resource::answer(
    "BillingSubscriptionItem",
    "commerce_subscription_item",
    &[
        plain("id"),
        plain("instance_id"),
        plain("status"),
        plain("plan_period"),
        plain("period_start"),
        part("next_payment", &BILLING_SUBSCRIPTION_ITEM_NEXT_PAYMENT),
        part_or_undefined("amount", &BILLING_MONEY_AMOUNT),
        part_or_null("plan", &BILLING_PLAN),
        missing_is("plan_id", "null"),
        missing_is("price_id", "null"),
        plain("created_at"),
        plain("updated_at"),
        plain("period_end"),
        plain("canceled_at"),
        plain("past_due_at"),
        plain("ended_at"),
        plain("payer_id"),
        plain("is_free_trial"),
        part_or_undefined("lifetime_paid", &BILLING_MONEY_AMOUNT),
        part_or_undefined("seats", &BILLING_SUBSCRIPTION_ITEM_SEATS),
    ],
);
