//! Verifications.

use serde_json::{Value, json};

use super::View;
use crate::state::verification::Verification;

impl View<'_> {
    /// The verification of an identifier or a factor; `null` without one.
    pub(crate) fn verification(&self, verification: Option<&Verification>) -> Value {
        let Some(one) = verification else { return Value::Null };
        json!({
            "object": object(&one.strategy),
            "status": one.status(self.now_ms),
            "strategy": one.strategy,
            "attempts": one.attempts,
            "expire_at": one.expire_at,
            "channel": null,
            "verified_at_client": one.verified_at_client,
        })
    }
}

fn object(strategy: &str) -> &'static str {
    match strategy {
        "password" => "verification_password",
        "ticket" => "verification_ticket",
        "totp" => "verification_totp",
        "backup_code" => "verification_backup_code",
        "admin" => "verification_admin",
        "email_link" => "verification_email_link",
        _ => "verification_otp",
    }
}
