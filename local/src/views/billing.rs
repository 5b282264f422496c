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
                "description": "",
                "slug": slug,
                "avatar_url": "",
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
        json!({
            "object": "commerce_subscription_item",
            "id": item.id,
            "instance_id": self.instance_id(),
            "status": item.status(self.now_ms),
            "plan_id": item.plan_id,
            "plan": plan.map(|plan| self.plan(plan)),
            "plan_period": item.plan_period,
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

    /// An item as the extension of its trial is answered: with the amount, and the plan in its older form.
    pub(crate) fn extended_item(&self, of: &Subscription, item: &SubscriptionItem) -> Value {
        let mut payload = self.subscription_item(of, item);
        payload["payment_source_id"] = json!("");
        payload["proration_date"] = json!("");
        if let Some(plan) = self.state.plans.get(&item.plan_id) {
            payload["amount"] = money(match item.plan_period {
                PlanPeriod::Month => plan.amount,
                PlanPeriod::Annual => plan.annual_amount.unwrap_or(plan.amount * 12),
            });
            payload["plan"] = self.older_plan(plan);
        }
        payload
    }

    /// A subscription as it is in webhooks, which also name the payer.
    pub(crate) fn subscription_in_webhook(&self, one: &Subscription) -> Value {
        let mut payload = self.subscription(one);
        let items = one.items.iter().map(|item| self.subscription_item_in_webhook(one, item));
        payload["items"] = items.collect();
        payload["payer"] = self.payer(&one.payer_id);
        payload["latest_payment_id"] = json!("");
        payload["payment_source_id"] = json!("");
        if let Value::Object(fields) = &mut payload {
            fields.shift_remove("subscription_items");
        }
        payload
    }

    /// An item as it is in webhooks: with the next payment, and the plan in its older form.
    pub(crate) fn subscription_item_in_webhook(&self, of: &Subscription, item: &SubscriptionItem) -> Value {
        let mut payload = self.extended_item(of, item);
        payload["lifetime_paid"] = json!(0);
        payload["next_payment_amount"] = payload["amount"]["amount"].clone();
        payload["next_payment_date"] = payload["period_end"].clone();
        payload["payer"] = self.payer(&of.payer_id);
        payload
    }

    fn payer(&self, id: &str) -> Value {
        let user = self.state.users.get(id);
        let organization = self.state.organizations.get(id);
        let address = user.and_then(|user| user.email_addresses.first()).map(|one| &one.email_address);
        let shown =
            user.map(|user| self.user(user)).or_else(|| organization.map(|one| self.organization(one)));
        let shown = shown.unwrap_or_default();
        json!({
            "object": "commerce_payer",
            "id": id,
            "instance_id": self.instance_id(),
            "user_id": user.map(|user| &user.id),
            "first_name": user.and_then(|user| user.first_name.as_ref()),
            "last_name": user.and_then(|user| user.last_name.as_ref()),
            "email": address,
            "organization_id": organization.map(|one| &one.id),
            "organization_name": organization.map(|one| &one.name),
            "image_url": shown["image_url"],
            "created_at": shown["created_at"],
            "updated_at": shown["updated_at"],
        })
    }

    fn older_plan(&self, plan: &Plan) -> Value {
        let mut payload = self.plan(plan);
        let annual = plan.annual_amount.unwrap_or(0);
        for (name, cents) in
            [("amount", plan.amount), ("annual_amount", annual), ("annual_monthly_amount", annual / 12)]
        {
            payload[name] = json!(cents);
            payload[format!("{name}_formatted").as_str()] = money(cents)["amount_formatted"].clone();
        }
        payload["currency"] = json!("USD");
        payload["currency_symbol"] = json!("$");
        payload["payer_type"] = json!([payload["for_payer_type"]]);
        payload["description"] = json!(plan.description.as_deref().unwrap_or_default());
        payload["avatar_url"] = json!("");
        payload
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
