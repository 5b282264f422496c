//! <https://clerk.com/docs/reference/backend/types/billing-subscription>

use super::billing_next_payment::BILLING_SUBSCRIPTION_NEXT_PAYMENT;
use super::billing_subscription_item::BILLING_SUBSCRIPTION_ITEM;
use super::field::{field, missing_is, part_or_null, parts_or_empty, plain};
use super::{Kind, Resource};

pub(super) static BILLING_SUBSCRIPTION: Resource = Resource::answer(
    "BillingSubscription",
    "commerce_subscription",
    &[
        plain("id"),
        plain("instance_id"),
        plain("status"),
        plain("payer_id"),
        plain("created_at"),
        plain("updated_at"),
        missing_is("active_at", "null"),
        missing_is("past_due_at", "null"),
        parts_or_empty("subscription_items", &BILLING_SUBSCRIPTION_ITEM),
        part_or_null("next_payment", &BILLING_SUBSCRIPTION_NEXT_PAYMENT),
        field("eligible_for_free_trial", Kind::NullishIs("false")),
    ],
);
