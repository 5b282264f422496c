//! Who may join an organization because of its verified domains.
//!
//! Invitations and suggestions are made for the users that a domain has when it changes, and for each user who asks
//! what there is: an address may have been verified in between.

use crate::state::State;
use crate::state::organization_domain::{EnrollmentMode, OrganizationDomain};
use crate::state::organization_invitation::{
    DEFAULT_LIFETIME_DAYS, InvitationStatus, OrganizationInvitation,
};
use crate::state::organization_suggestion::{OrganizationSuggestion, SuggestionStatus};
use crate::state::store::Change;
use crate::state::user::User;

impl Change<'_> {
    /// Makes the invitations and suggestions of all domains for a user.
    pub fn enroll(&mut self, user_id: &str) {
        let ids: Vec<String> = self.organization_domains.iter().map(|one| one.id.clone()).collect();
        for id in ids {
            self.enroll_in(&id, user_id);
        }
    }

    /// Makes the invitations and suggestions of a domain for all users.
    pub(super) fn enroll_all(&mut self, domain_id: &str) {
        let ids: Vec<String> = self.users.iter().map(|user| user.id.clone()).collect();
        for id in ids {
            self.enroll_in(domain_id, &id);
        }
    }

    /// Deletes the pending invitations and suggestions of a domain.
    pub(super) fn unenroll(&mut self, domain_id: &str) {
        self.organization_invitations.retain(|one| {
            one.domain_id.as_deref() != Some(domain_id) || one.status != InvitationStatus::Pending
        });
        self.organization_suggestions
            .retain(|one| one.domain_id != domain_id || one.status != SuggestionStatus::Pending);
    }

    fn enroll_in(&mut self, domain_id: &str, user_id: &str) {
        let (Some(domain), Some(user)) = (self.organization_domains.get(domain_id), self.users.get(user_id))
        else {
            return;
        };
        if !domain.is_verified() || user.membership(&domain.organization_id).is_some() {
            return;
        }
        let Some(address) = address_on(domain, user) else { return };
        let now_ms = self.now_ms();
        match domain.enrollment_mode {
            EnrollmentMode::AutomaticSuggestion => {
                let new = self.suggestion_because_of(domain, user_id, now_ms);
                self.organization_suggestions.extend(new);
            }
            EnrollmentMode::AutomaticInvitation => {
                let new = self.invitation_because_of(domain, address, now_ms);
                self.organization_invitations.extend(new);
            }
            EnrollmentMode::ManualInvitation | EnrollmentMode::EnterpriseSso => {}
        }
    }
}

impl State {
    /// A new suggestion for a user, except if there was one before.
    fn suggestion_because_of(
        &self,
        domain: &OrganizationDomain,
        user_id: &str,
        now_ms: i64,
    ) -> Option<OrganizationSuggestion> {
        let mut known = self.organization_suggestions.iter();
        let is_known = known.any(|one| one.domain_id == domain.id && one.user_id == user_id);
        let organization_id = &domain.organization_id;
        (!is_known).then(|| OrganizationSuggestion::new(organization_id, &domain.id, user_id, now_ms))
    }

    /// A new invitation of an address, except if there was one before because of a domain, or is one by a member.
    fn invitation_because_of(
        &self,
        domain: &OrganizationDomain,
        address: &str,
        now_ms: i64,
    ) -> Option<OrganizationInvitation> {
        let organization = self.organizations.get(&domain.organization_id)?;
        let mut known = self.organization_invitations.iter().filter(|one| {
            one.organization_id == organization.id && one.email_address.eq_ignore_ascii_case(address)
        });
        if known.any(|one| one.domain_id.is_some() || one.is_pending(now_ms)) {
            return None;
        }
        let role = self.domain_role(organization)?;
        let address = address.to_lowercase();
        let new =
            OrganizationInvitation::new(&organization.id, &address, role, DEFAULT_LIFETIME_DAYS, now_ms);
        Some(OrganizationInvitation { domain_id: Some(domain.id.clone()), ..new })
    }
}

/// A verified email address of the user on the domain.
fn address_on<'u>(domain: &OrganizationDomain, user: &'u User) -> Option<&'u str> {
    let mut addresses = user.email_addresses.iter().map(|one| one.email_address.as_str());
    addresses.find(|address| domain.has(address) && user.has_verified_email_address(address))
}
