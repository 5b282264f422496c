//! Domains of organizations.

use serde_json::{Value, json};

use super::View;
use crate::state::State;
use crate::state::organization_domain::OrganizationDomain;
use crate::state::organization_suggestion::SuggestionStatus;

impl View<'_> {
    /// A domain of an organization.
    pub(crate) fn organization_domain(&self, domain: &OrganizationDomain) -> Value {
        let verification = domain.verification.as_ref().map(|one| {
            json!({
                "status": one.status(self.now_ms),
                "strategy": one.strategy,
                "attempts": one.attempts,
                "expires_at": one.expire_at,
            })
        });
        json!({
            "object": "organization_domain",
            "id": domain.id,
            "organization_id": domain.organization_id,
            "name": domain.name,
            "enrollment_mode": domain.enrollment_mode,
            "affiliation_email_address": domain.affiliation_email_address,
            "verification": verification,
            "affiliation_verification": verification,
            "ownership_verification": null,
            "total_pending_invitations": pending_invitations(self.state, domain, self.now_ms),
            "total_pending_suggestions": pending_suggestions(self.state, domain),
            "created_at": domain.created_at,
            "updated_at": domain.updated_at,
        })
    }
}

fn pending_invitations(state: &State, domain: &OrganizationDomain, now_ms: i64) -> usize {
    let invitations = state.organization_invitations.iter();
    invitations.filter(|one| one.domain_id.as_ref() == Some(&domain.id) && one.is_pending(now_ms)).count()
}

fn pending_suggestions(state: &State, domain: &OrganizationDomain) -> usize {
    let suggestions = state.organization_suggestions.iter();
    suggestions.filter(|one| one.domain_id == domain.id && one.status == SuggestionStatus::Pending).count()
}
