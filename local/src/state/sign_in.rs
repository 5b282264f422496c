//! Sign-ins: attempts to start a session, factor by factor.

use serde::{Deserialize, Serialize};

use super::table::Row;
use super::verification::Verification;
use crate::ids;

/// How long a sign-in can take, as with Clerk: one day.
const ABANDON_AFTER_MS: i64 = 24 * 60 * 60 * 1000;

/// An attempt to sign in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The ID, `sia_…` with Clerk.
    pub id: String,
    /// What is done and what is left.
    pub status: SignInStatus,
    /// What the user entered.
    #[serde(default)]
    pub identifier: Option<String>,
    /// Who signs in.
    #[serde(default)]
    pub user_id: Option<String>,
    /// The verification of the first factor.
    #[serde(default)]
    pub first_factor: Option<Verification>,
    /// The verification of the second factor.
    #[serde(default)]
    pub second_factor: Option<Verification>,
    /// The session that was started.
    #[serde(default)]
    pub created_session_id: Option<String>,
    /// When it began, in Unix milliseconds.
    pub created_at: i64,
}

/// What is done and what is left of a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInStatus {
    /// It is not known who signs in.
    NeedsIdentifier,
    /// The first factor is not verified.
    NeedsFirstFactor,
    /// The second factor is not verified.
    NeedsSecondFactor,
    /// The user has to choose a new password.
    NeedsNewPassword,
    /// A session was started.
    Complete,
}

impl SignIn {
    /// A new sign-in.
    pub fn new(now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("sia"),
            status: SignInStatus::NeedsIdentifier,
            identifier: None,
            user_id: None,
            first_factor: None,
            second_factor: None,
            created_session_id: None,
            created_at: now_ms,
        }
    }

    /// When it counts as abandoned, in Unix milliseconds.
    pub fn abandon_at(&self) -> i64 {
        self.created_at + ABANDON_AFTER_MS
    }
}

impl SignInStatus {
    /// As in payloads.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NeedsIdentifier => "needs_identifier",
            Self::NeedsFirstFactor => "needs_first_factor",
            Self::NeedsSecondFactor => "needs_second_factor",
            Self::NeedsNewPassword => "needs_new_password",
            Self::Complete => "complete",
        }
    }
}

impl Row for SignIn {
    const CAPACITY: usize = 10_000;

    fn key(&self) -> &str {
        &self.id
    }
}
