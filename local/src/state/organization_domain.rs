//! Domains of organizations: users with an email address on them can join.

use serde::{Deserialize, Serialize};

use super::table::Row;
use super::verification::Verification;
use crate::ids;

/// A domain of an organization.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OrganizationDomain {
    /// The ID, `orgdmn_…` with Clerk.
    pub id: String,
    /// The organization.
    pub organization_id: String,
    /// The domain in lower case, such as `example.com`.
    pub name: String,
    /// How users with an email address on the domain can join.
    #[serde(default)]
    pub enrollment_mode: EnrollmentMode,
    /// The address on the domain to which the code was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliation_email_address: Option<String>,
    /// Whether the organization is affiliated with the domain; none before a code was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification: Option<Verification>,
    /// When it was created, in Unix milliseconds.
    #[serde(default = "super::defaults::default_creation_ms")]
    pub created_at: i64,
    /// When it last changed, in Unix milliseconds.
    #[serde(default = "super::defaults::default_creation_ms")]
    pub updated_at: i64,
}

/// How users with an email address on a domain can join the organization.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EnrollmentMode {
    /// Only if they are invited.
    #[default]
    ManualInvitation,
    /// They are all invited.
    AutomaticInvitation,
    /// They may ask to join.
    AutomaticSuggestion,
    /// By signing in through an enterprise connection.
    EnterpriseSso,
}

impl EnrollmentMode {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::ManualInvitation, Self::AutomaticInvitation, Self::AutomaticSuggestion, Self::EnterpriseSso];

    /// As in payloads, such as `manual_invitation`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ManualInvitation => "manual_invitation",
            Self::AutomaticInvitation => "automatic_invitation",
            Self::AutomaticSuggestion => "automatic_suggestion",
            Self::EnterpriseSso => "enterprise_sso",
        }
    }

    /// The mode with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == name)
    }
}

impl OrganizationDomain {
    /// A new domain, not verified.
    pub fn new(organization_id: &str, name: &str, now_ms: i64) -> Self {
        Self {
            id: ids::resource_id("orgdmn"),
            organization_id: organization_id.to_owned(),
            name: name.to_owned(),
            enrollment_mode: EnrollmentMode::default(),
            affiliation_email_address: None,
            verification: None,
            created_at: now_ms,
            updated_at: now_ms,
        }
    }

    /// Whether the organization has proven that it belongs to the domain.
    pub fn is_verified(&self) -> bool {
        self.verification.as_ref().is_some_and(|one| one.verified)
    }

    /// Whether an email address is on the domain. Subdomains are domains of their own.
    pub fn has(&self, email_address: &str) -> bool {
        email_address.rsplit_once('@').is_some_and(|(_, domain)| domain.eq_ignore_ascii_case(&self.name))
    }
}

impl Row for OrganizationDomain {
    fn key(&self) -> &str {
        &self.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_belong_to_exactly_one_domain() {
        let domain = OrganizationDomain::new("org_1", "example.com", 0);
        for (address, has) in [
            ("ada@example.com", true),
            ("ada@EXAMPLE.com", true),
            ("ada@sub.example.com", false),
            ("ada@notexample.com", false),
            ("example.com", false),
        ] {
            assert_eq!(domain.has(address), has, "{address}");
        }
    }
}
