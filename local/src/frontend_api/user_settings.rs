//! The part of the environment that is about users.

use serde_json::{Value, json};

use crate::state::attributes::Attribute;
use crate::state::identifiers::{MAX_USERNAME_LENGTH, MIN_USERNAME_LENGTH};
use crate::state::instance::Instance;
use crate::state::password_rules::SPECIAL_CHARACTERS;

/// What users have, and how they sign in and up.
pub(super) fn user_settings(instance: &Instance) -> Value {
    let Instance { attributes, password_rules, sign_up_mode, restrictions, settings, .. } = instance;
    let unsupported = attribute(&Attribute::default());
    json!({
        "attributes": {
            "email_address": identifier(&attributes.email_address),
            "phone_number": identifier(&attributes.phone_number),
            "username": identifier(&attributes.username),
            "first_name": attribute(&attributes.first_name),
            "last_name": attribute(&attributes.last_name),
            "password": attribute(&attributes.password),
            "web3_wallet": unsupported,
            "passkey": unsupported,
            "authenticator_app": attribute(&attributes.authenticator_app),
            "backup_code": attribute(&attributes.backup_code),
        },
        "actions": { "delete_self": true, "create_organization": true },
        "social": {},
        "enterprise_sso": { "enabled": false },
        "sign_in": { "second_factor": { "required": false, "enabled": true } },
        "sign_up": {
            "allowlist_only": restrictions.allowlist,
            "progressive": true,
            "captcha_enabled": false,
            "mode": sign_up_mode,
            "legal_consent_enabled": false,
        },
        "password_settings": {
            "allowed_special_characters": SPECIAL_CHARACTERS,
            "disable_hibp": !settings.hibp,
            "min_length": password_rules.min_length,
            "max_length": password_rules.max_length,
            "require_special_char": password_rules.require_special_char,
            "require_numbers": password_rules.require_numbers,
            "require_uppercase": password_rules.require_uppercase,
            "require_lowercase": password_rules.require_lowercase,
            "show_zxcvbn": false,
            "min_zxcvbn_strength": 0,
        },
        "passkey_settings": { "allow_autofill": false, "show_sign_in_button": false },
        "username_settings": { "min_length": MIN_USERNAME_LENGTH, "max_length": MAX_USERNAME_LENGTH },
        "attack_protection": { "email_link": { "require_same_client": false } },
    })
}

/// An attribute by which users are known.
fn identifier(one: &Attribute) -> Value {
    let mut payload = attribute(one);
    payload["used_for_first_factor"] = json!(one.enabled);
    payload
}

fn attribute(one: &Attribute) -> Value {
    json!({
        "enabled": one.enabled,
        "required": one.required,
        "verifications": one.first_factors,
        "used_for_first_factor": false,
        "first_factors": one.first_factors,
        "used_for_second_factor": one.enabled && !one.second_factors.is_empty(),
        "second_factors": one.second_factors,
        "verify_at_sign_up": one.enabled && !one.first_factors.is_empty(),
    })
}
