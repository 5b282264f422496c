//! Plans and subscriptions.

use serde_json::{Value, json};

use super::View;
use crate::state::billing::{PayerType, Plan, PlanPeriod, Subscription, SubscriptionItem};

impl View<'_> {
    /// A plan.
    pub(crate) fn plan(&self, plan: &Plan) -> Value {
        let payer = match plan.for_payer_type {
            PayerType::Org => "org",
            PayerType::User => "user",
        };
        let features = plan.features.iter().map(|slug| {
            json!({
                "object": "feature",
                "id": format!("feat_{slug}"),
                "name": slug,
                "description": null,
                "slug": slug,
                "avatar_url": null,
            })
        });
        json!({
            "object": "commerce_plan",
            "id": plan.id,
            "name": plan.name,
            "slug": plan.slug,
            "description": plan.description,
            "product_id": format!("cprod_{payer}"),
            "is_default": plan.is_default,
            "is_recurring": true,
            "has_base_fee": plan.amount > 0,
            "publicly_visible": plan.publicly_visible,
            "fee": money(plan.amount),
            "annual_fee": plan.annual_amount.map(money),
            "annual_monthly_fee": plan.annual_amount.map(|amount| money(amount / 12)),
            "for_payer_type": payer,
            "features": features.collect::<Vec<_>>(),
            "avatar_url": null,
            "free_trial_enabled": plan.free_trial_days.is_some(),
            "free_trial_days": plan.free_trial_days,
        })
    }

    /// A subscription with its items.
    pub(crate) fn subscription(&self, one: &Subscription) -> Value {
        let is_active = one.items.iter().any(|item| item.status(self.now_ms) == "active");
        json!({
            "object": "commerce_subscription",
            "id": one.id,
            "instance_id": self.instance_id(),
            "status": if is_active { "active" } else { "canceled" },
            "payer_id": one.payer_id,
            "active_at": one.created_at,
            "past_due_at": null,
            "subscription_items":
                one.items.iter().map(|item| self.subscription_item(one, item)).collect::<Vec<_>>(),
            "eligible_for_free_trial": false,
            "created_at": one.created_at,
            "updated_at": one.updated_at,
        })
    }

    /// An item of a subscription, with its plan.
    pub(crate) fn subscription_item(&self, of: &Subscription, item: &SubscriptionItem) -> Value {
        let plan = self.state.plans.get(&item.plan_id);
        let amount = plan.map_or(0, |plan| match item.plan_period {
            PlanPeriod::Month => plan.amount,
            PlanPeriod::Annual => plan.annual_amount.unwrap_or(plan.amount * 12),
        });
        json!({
            "object": "commerce_subscription_item",
            "id": item.id,
            "instance_id": self.instance_id(),
            "status": item.status(self.now_ms),
            "plan_id": item.plan_id,
            "plan": plan.map(|plan| self.plan(plan)),
            "plan_period": item.plan_period,
            "amount": money(amount),
            "payer_id": of.payer_id,
            "is_free_trial": item.is_free_trial,
            "period_start": item.period_start_at,
            "period_end": item.period_end_at,
            "canceled_at": item.canceled_at,
            "past_due_at": null,
            "ended_at": item.ended_at,
            "lifetime_paid": money(0),
            "created_at": item.period_start_at,
            "updated_at": item.updated_at,
        })
    }
}

fn money(cents: i64) -> Value {
    json!({
        "amount": cents,
        "amount_formatted": format!("{}.{:02}", cents / 100, cents % 100),
        "currency": "USD",
        "currency_symbol": "$",
    })
}
