//! Sign-ups: users in the making.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::defaults::is_false;
use super::password::Password;
use super::table::Row;
use super::verification::Verification;
use crate::ids;

/// How long a sign-up can take, as with Clerk: one day.
const ABANDON_AFTER_MS: i64 = 24 * 60 * 60 * 1000;

/// A user in the making.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// The ID, `sua_…` with Clerk.
    pub id: String,
    /// The email address.
    #[serde(default)]
    pub email_address: Option<String>,
    /// The verification of the email address.
    #[serde(default)]
    pub email_address_verification: Option<Verification>,
    /// The phone number.
    #[serde(default)]
    pub phone_number: Option<String>,
    /// The verification of the phone number.
    #[serde(default)]
    pub phone_number_verification: Option<Verification>,
    /// The username.
    #[serde(default)]
    pub username: Option<String>,
    /// The first name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// The last name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// The password.
    #[serde(default)]
    pub password: Option<Password>,
    /// The language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// When the person accepted the terms, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_accepted_at: Option<i64>,
    /// Metadata that the frontend may write.
    #[serde(default)]
    pub unsafe_metadata: Map<String, Value>,
    /// The ID in another system, which the user gets in the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Whether a backend has marked it as a custom action.
    #[serde(default, skip_serializing_if = "is_false")]
    pub custom_action: bool,
    /// The invitation that the person has accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation_id: Option<String>,
    /// The user that was made.
    #[serde(default)]
    pub created_user_id: Option<String>,
    /// The session that was started.
    #[serde(default)]
    pub created_session_id: Option<String>,
    /// When it began, in Unix milliseconds.
    pub created_at: i64,
}

impl SignUp {
    /// A new sign-up.
    pub fn new(now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("sua"),
            email_address: None,
            email_address_verification: None,
            phone_number: None,
            phone_number_verification: None,
            username: None,
            first_name: None,
            last_name: None,
            password: None,
            locale: None,
            timezone: None,
            legal_accepted_at: None,
            unsafe_metadata: Map::new(),
            external_id: None,
            custom_action: false,
            invitation_id: None,
            created_user_id: None,
            created_session_id: None,
            created_at: now_ms,
        }
    }

    /// When it counts as abandoned, in Unix milliseconds.
    pub fn abandon_at(&self) -> i64 {
        self.created_at + ABANDON_AFTER_MS
    }

    /// `complete`, `abandoned` or `missing_requirements`.
    pub fn status(&self, now_ms: i64) -> &'static str {
        match self.created_user_id {
            Some(_) => "complete",
            None if now_ms >= self.abandon_at() => "abandoned",
            None => "missing_requirements",
        }
    }
}

impl Row for SignUp {
    const CAPACITY: usize = 10_000;

    fn key(&self) -> &str {
        &self.id
    }
}
