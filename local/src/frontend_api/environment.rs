//! `/v1/environment`: the settings of the instance, as Clerk's components need them.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::local_clerk::{LocalClerk, SIGN_IN_PATH, SIGN_UP_PATH};

/// Responds with a bare object, as Clerk does. `PATCH` is the same: with it, Clerk's scripts announce their page.
pub(super) async fn show(State(local): State<Arc<LocalClerk>>) -> Json<Value> {
    Json(json!({
        "object": "environment",
        "id": "env_local",
        "auth_config": auth_config(&local),
        "display_config": display_config(&local),
        "user_settings": user_settings(),
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
    json!({
        "object": "auth_config",
        "id": "aconf_local",
        "single_session_mode": local.state().instance.single_session_mode,
        "claimed_at": null,
        "reverification": true,
        "preferred_channels": null,
    })
}

fn display_config(local: &LocalClerk) -> Value {
    let app_url = local.settings().app_url.as_str();
    let page = |path: &str| local.url(path).to_string();
    json!({
        "object": "display_config",
        "id": "display_config_local",
        "instance_environment_type": "development",
        "application_name": local.state().instance.application_name,
        "theme": {},
        "preferred_sign_in_strategy": "password",
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
        "support_email": "",
        "show_devmode_warning": false,
        "terms_url": "",
        "privacy_policy_url": "",
    })
}

fn user_settings() -> Value {
    json!({
        "attributes": {
            "email_address": attribute(true, true, &["email_code"]),
            "phone_number": attribute(true, false, &["phone_code"]),
            "username": attribute(true, false, &[]),
            "first_name": attribute(true, false, &[]),
            "last_name": attribute(true, false, &[]),
            "password": attribute(true, true, &[]),
            "web3_wallet": attribute(false, false, &[]),
            "passkey": attribute(false, false, &[]),
            "authenticator_app": second_factor("totp"),
            "backup_code": second_factor("backup_code"),
        },
        "actions": { "delete_self": true, "create_organization": true },
        "social": {},
        "enterprise_sso": { "enabled": false },
        "sign_in": { "second_factor": { "required": false, "enabled": true } },
        "sign_up": {
            "allowlist_only": false,
            "progressive": true,
            "captcha_enabled": false,
            "mode": "public",
            "legal_consent_enabled": false,
        },
        "password_settings": {
            "allowed_special_characters": "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~",
            "disable_hibp": true,
            "min_length": 8,
            "max_length": 72,
            "require_special_char": false,
            "require_numbers": false,
            "require_uppercase": false,
            "require_lowercase": false,
            "show_zxcvbn": false,
            "min_zxcvbn_strength": 0,
        },
        "passkey_settings": { "allow_autofill": false, "show_sign_in_button": false },
        "username_settings": { "min_length": 4, "max_length": 64 },
        "attack_protection": { "email_link": { "require_same_client": false } },
    })
}

/// An attribute of users, and the codes that verify it.
fn attribute(enabled: bool, required: bool, codes: &[&str]) -> Value {
    json!({
        "enabled": enabled,
        "required": required,
        "verifications": codes,
        "used_for_first_factor": !codes.is_empty(),
        "first_factors": codes,
        "used_for_second_factor": false,
        "second_factors": [],
        "verify_at_sign_up": !codes.is_empty(),
    })
}

fn second_factor(strategy: &str) -> Value {
    json!({
        "enabled": true,
        "required": false,
        "verifications": [],
        "used_for_first_factor": false,
        "first_factors": [],
        "used_for_second_factor": true,
        "second_factors": [strategy],
        "verify_at_sign_up": false,
    })
}

fn organization_settings(local: &LocalClerk) -> Value {
    json!({
        "enabled": local.state().instance.organizations_enabled,
        "max_allowed_memberships": crate::state::organization::MAX_MEMBERSHIPS,
        "force_organization_selection": false,
        "actions": { "admin_delete": true },
        "domains": { "enabled": false, "enrollment_modes": [], "default_role": "org:member" },
        "slug": { "disabled": false },
        "organization_creation_defaults": { "enabled": false },
    })
}
