//! The settings of the instance that concern organizations.

use serde::{Deserialize, Serialize};

use super::organization_domain::EnrollmentMode;
use crate::roles::Role;

/// How many members an organization can have by default, as with Clerk's free plan.
const MAX_MEMBERSHIPS: u32 = 100;

/// How many domains an organization can have, as with Clerk.
pub const MAX_DOMAINS: usize = 10;

/// How many organizations a user can create by default, as with Clerk.
pub const MAX_CREATED_ORGANIZATIONS: u32 = 100;

/// The settings that concern organizations.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct OrganizationSettings {
    /// Whether users can have organizations.
    pub enabled: bool,
    /// How many members a new organization can have; 0 for any number.
    pub max_allowed_memberships: u32,
    /// Whether members with the permission may delete new organizations.
    pub admin_delete_enabled: bool,
    /// Whether slugs are hidden in components.
    pub slug_disabled: bool,
    /// Whether organizations can have domains.
    pub domains_enabled: bool,
    /// How users with an email address on a domain can join, as far as it may be chosen.
    pub domains_enrollment_modes: Vec<EnrollmentMode>,
    /// The role of members who join through a domain, by default that of new members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domains_default_role: Option<Role>,
}

impl Default for OrganizationSettings {
    fn default() -> Self {
        Self {
            enabled: true,
            max_allowed_memberships: MAX_MEMBERSHIPS,
            admin_delete_enabled: true,
            slug_disabled: false,
            domains_enabled: true,
            domains_enrollment_modes: vec![
                EnrollmentMode::ManualInvitation,
                EnrollmentMode::AutomaticInvitation,
                EnrollmentMode::AutomaticSuggestion,
            ],
            domains_default_role: None,
        }
    }
}
