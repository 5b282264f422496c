//! Suggestions to join an organization, which come from its domains, and the requests of users who follow them.

use serde::{Deserialize, Serialize};

use super::organization_invitation::InvitationStatus;
use super::table::Row;
use crate::ids;

/// A suggestion that a user joins an organization.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OrganizationSuggestion {
    /// The ID, `orgsug_…` with Clerk.
    pub id: String,
    /// The organization.
    pub organization_id: String,
    /// The domain because of which the user may join.
    pub domain_id: String,
    /// The user.
    pub user_id: String,
    /// What became of it.
    pub status: SuggestionStatus,
    /// When it was created, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
}

/// What became of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionStatus {
    /// The user has not followed it.
    Pending,
    /// The user has asked to join.
    Accepted,
    /// The organization has answered.
    Completed,
}

/// A user's request to join an organization.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MembershipRequest {
    /// The ID, `orgmemreq_…`.
    pub id: String,
    /// The organization.
    pub organization_id: String,
    /// The user.
    pub user_id: String,
    /// The suggestion that the user has accepted.
    pub suggestion_id: String,
    /// What became of it; `revoked` if the organization has rejected it.
    pub status: InvitationStatus,
    /// When it was made, in Unix milliseconds.
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    pub updated_at: i64,
}

impl OrganizationSuggestion {
    /// A new suggestion.
    pub fn new(organization_id: &str, domain_id: &str, user_id: &str, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("orgsug"),
            organization_id: organization_id.to_owned(),
            domain_id: domain_id.to_owned(),
            user_id: user_id.to_owned(),
            status: SuggestionStatus::Pending,
            created_at: now_ms,
            updated_at: now_ms,
        }
    }
}

impl SuggestionStatus {
    /// As in payloads.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Completed => "completed",
        }
    }
}

impl MembershipRequest {
    /// A new request.
    pub fn new(suggestion: &OrganizationSuggestion, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("orgmemreq"),
            organization_id: suggestion.organization_id.clone(),
            user_id: suggestion.user_id.clone(),
            suggestion_id: suggestion.id.clone(),
            status: InvitationStatus::Pending,
            created_at: now_ms,
            updated_at: now_ms,
        }
    }
}

impl Row for OrganizationSuggestion {
    const CAPACITY: usize = 10_000;

    fn key(&self) -> &str {
        &self.id
    }
}

impl Row for MembershipRequest {
    const CAPACITY: usize = 10_000;

    fn key(&self) -> &str {
        &self.id
    }
}
