//! <https://clerk.com/docs/reference/backend-api/tag/billing>

use super::Namespace;
use super::parameter::{BODY, Parameter, QUERY};
use super::row::{delete, get, post};

pub(super) static BILLING: Namespace = Namespace {
    name: "billing",
    operations: &[
        get("billing.getPlanList", "/billing/plans", &[QUERY]).paged(),
        delete(
            "billing.cancelSubscriptionItem",
            "/billing/subscription_items/{subscriptionItemId}",
            &[Parameter::Id("subscriptionItemId"), QUERY],
        ),
        post(
            "billing.extendSubscriptionItemFreeTrial",
            "/billing/subscription_items/{subscriptionItemId}/extend_free_trial",
            &[Parameter::Id("subscriptionItemId"), BODY],
        ),
        get(
            "billing.getOrganizationBillingSubscription",
            "/organizations/{organizationId}/billing/subscription",
            &[Parameter::Id("organizationId")],
        ),
        get(
            "billing.getUserBillingSubscription",
            "/users/{userId}/billing/subscription",
            &[Parameter::Id("userId")],
        ),
    ],
};
