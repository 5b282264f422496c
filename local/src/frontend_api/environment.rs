//! `/v1/environment`: the settings of the instance, as Clerk's components need them.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::user_settings::user_settings;
use crate::local_clerk::{LocalClerk, SIGN_IN_PATH, SIGN_UP_PATH};

/// Responds with a bare object, as Clerk does. `PATCH` is the same: with it, Clerk's scripts announce their page.
pub(super) async fn show(State(local): State<Arc<LocalClerk>>) -> Json<Value> {
    Json(json!({
        "object": "environment",
        "id": "env_local",
        "auth_config": auth_config(&local),
        "display_config": display_config(&local),
        "user_settings": user_settings(&local.state().instance),
        "organization_settings": organization_settings(&local),
        "commerce_settings": {
            "billing": {
                "stripe_publishable_key": null,
                "organization": { "enabled": false, "has_paid_plans": false },
                "user": { "enabled": false, "has_paid_plans": false },
            },
        },
        "api_keys_settings": { "user_api_keys_enabled": false, "orgs_api_keys_enabled": false },
        "protect_config": { "object": "protect_config", "id": "protect_local" },
        "maintenance_mode": false,
        "client_debug_mode": false,
    }))
}

fn auth_config(local: &LocalClerk) -> Value {
    let instance = &local.state().instance;
    json!({
        "object": "auth_config",
        "id": "aconf_local",
        "single_session_mode": instance.single_session_mode,
        "claimed_at": null,
        "reverification": instance.reverification,
        "preferred_channels": null,
    })
}

fn display_config(local: &LocalClerk) -> Value {
    let app_url = local.settings().app_url.as_str();
    let with_password = local.state().instance.attributes.password.enabled;
    let usual = if with_password { "password" } else { "otp" };
    let preferred = local.state().instance.settings.preferred_sign_in_strategy.clone();
    let page = |path: &str| local.url(path).to_string();
    json!({
        "object": "display_config",
        "id": "display_config_local",
        "instance_environment_type": "development",
        "application_name": local.state().instance.application_name,
        "theme": {},
        "preferred_sign_in_strategy": preferred.unwrap_or_else(|| usual.to_owned()),
        "logo_image_url": "",
        "favicon_image_url": "",
        "home_url": app_url,
        "sign_in_url": page(SIGN_IN_PATH),
        "sign_up_url": page(SIGN_UP_PATH),
        "user_profile_url": page("/account"),
        "organization_profile_url": page("/organizations"),
        "create_organization_url": page("/organizations"),
        "waitlist_url": page(SIGN_UP_PATH),
        "after_sign_in_url": app_url,
        "after_sign_up_url": app_url,
        "after_sign_out_one_url": app_url,
        "after_sign_out_all_url": app_url,
        "after_switch_session_url": app_url,
        "after_leave_organization_url": app_url,
        "after_create_organization_url": app_url,
        "after_join_waitlist_url": app_url,
        "branded": false,
        // Without a key there is no challenge, which would need the network.
        "captcha_public_key": null,
        "captcha_public_key_invisible": null,
        "captcha_widget_type": null,
        "captcha_provider": null,
        "captcha_oauth_bypass": null,
        "support_email": local.state().instance.settings.support_email.clone().unwrap_or_default(),
        "show_devmode_warning": false,
        "terms_url": "",
        "privacy_policy_url": "",
    })
}

fn organization_settings(local: &LocalClerk) -> Value {
    let state = local.state();
    let settings = &state.instance.organization_settings;
    let default_role = settings.domains_default_role.as_ref();
    let default_role = default_role.or_else(|| Some(&state.instance.initial_role_set()?.default_role));
    json!({
        "enabled": settings.enabled,
        "max_allowed_memberships": settings.max_allowed_memberships,
        "force_organization_selection": false,
        "actions": { "admin_delete": settings.admin_delete_enabled },
        "domains": {
            "enabled": settings.domains_enabled,
            "enrollment_modes": settings.domains_enrollment_modes,
            "default_role": default_role,
        },
        "slug": { "disabled": settings.slug_disabled },
        "organization_creation_defaults": { "enabled": false },
    })
}
