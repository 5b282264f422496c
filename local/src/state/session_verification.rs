//! Reverification: a signed-in user proves again who they are, before something sensitive.

use serde::{Deserialize, Serialize};

use super::table::Row;
use super::verification::Verification;

/// A reverification of a session, the last one that was started.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SessionVerification {
    /// The session.
    pub session_id: String,
    /// What is done and what is left.
    pub status: SessionVerificationStatus,
    /// Which factors are to be verified.
    pub level: Level,
    /// The verification of the first factor.
    #[serde(default)]
    pub first_factor: Option<Verification>,
    /// The verification of the second factor.
    #[serde(default)]
    pub second_factor: Option<Verification>,
    /// When it began, in Unix milliseconds.
    pub created_at: i64,
}

/// Which factors are to be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The first one.
    FirstFactor,
    /// The second one, or the first one of users who have no second one.
    SecondFactor,
    /// Both, as far as the user has them.
    MultiFactor,
}

/// What is done and what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionVerificationStatus {
    /// The first factor is not verified.
    NeedsFirstFactor,
    /// The second factor is not verified.
    NeedsSecondFactor,
    /// The factors are verified.
    Complete,
}

impl SessionVerificationStatus {
    /// As in payloads.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NeedsFirstFactor => "needs_first_factor",
            Self::NeedsSecondFactor => "needs_second_factor",
            Self::Complete => "complete",
        }
    }
}

impl Row for SessionVerification {
    const CAPACITY: usize = 10_000;

    fn key(&self) -> &str {
        &self.session_id
    }
}
