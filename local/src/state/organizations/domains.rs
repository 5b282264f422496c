//! Adding domains to an organization, and verifying that it belongs to them.

use crate::errors::ApiError;
use crate::state::State;
use crate::state::challenges::attempt_code;
use crate::state::organization_domain::{EnrollmentMode, OrganizationDomain};
use crate::state::organization_settings::MAX_DOMAINS;
use crate::state::store::Change;
use crate::state::strategy::Strategy;
use crate::state::verification::Verification;

/// How domains are verified: with a code to an address on the domain.
const STRATEGY: Strategy = Strategy::EmailCode;

/// Email providers whose addresses prove nothing about an organization.
const COMMON_PROVIDERS: [&str; 16] = [
    "aol.com",
    "gmail.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "live.com",
    "mail.com",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "web.de",
    "yahoo.com",
    "yandex.com",
];

/// What a new domain consists of.
#[derive(Clone, Debug)]
pub struct NewDomain {
    /// The domain.
    pub name: String,
    /// How users with an email address on it can join.
    pub enrollment_mode: EnrollmentMode,
    /// Whether it is verified from the start.
    pub verified: bool,
}

impl State {
    /// The domain of an organization with this ID.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn organization_domain(
        &self,
        organization_id: &str,
        id: &str,
    ) -> Result<&OrganizationDomain, ApiError> {
        let domain = self.organization_domains.get(id).filter(|one| one.organization_id == organization_id);
        domain.ok_or_else(|| ApiError::missing("domain of this organization", id))
    }

    /// The domains of an organization, the newest first.
    pub fn domains_of(&self, organization_id: &str) -> impl Iterator<Item = &OrganizationDomain> {
        self.organization_domains.iter().rev().filter(move |one| one.organization_id == organization_id)
    }

    fn check_domain(&self, organization_id: &str, new: &NewDomain) -> Result<(), ApiError> {
        if !self.instance.organization_settings.domains_enabled {
            return Err(ApiError::domains_disabled());
        }
        self.check_mode(new.enrollment_mode)?;
        let name = &new.name;
        if !is_domain(name) {
            let fault = format!("must be a domain such as \"example.com\", not {name:?}");
            return Err(ApiError::format_invalid("name", &fault));
        }
        if COMMON_PROVIDERS.contains(&name.as_str()) {
            return Err(ApiError::domain_common(name));
        }
        let mut others = self.organization_domains.iter().filter(|one| one.name == *name);
        if others.any(|one| one.organization_id == organization_id || one.is_verified()) {
            return Err(ApiError::domain_taken(name));
        }
        if self.domains_of(organization_id).count() >= MAX_DOMAINS {
            return Err(ApiError::domain_quota_exceeded(MAX_DOMAINS));
        }
        Ok(())
    }

    fn check_not_verified_elsewhere(&self, domain: &OrganizationDomain) -> Result<(), ApiError> {
        let mut others = self.organization_domains.iter().filter(|one| one.id != domain.id);
        if others.any(|one| one.name == domain.name && one.is_verified()) {
            return Err(ApiError::domain_taken(&domain.name));
        }
        Ok(())
    }

    fn check_mode(&self, mode: EnrollmentMode) -> Result<(), ApiError> {
        if self.instance.organization_settings.domains_enrollment_modes.contains(&mode) {
            return Ok(());
        }
        Err(ApiError::enrollment_mode_disabled(mode.as_str()))
    }
}

impl Change<'_> {
    /// Adds a domain to an organization.
    ///
    /// # Errors
    /// 404 if the organization does not exist, 422 if the name is not a domain, belongs to an email provider or is
    /// taken, 403 if the mode is not enabled or there are too many domains.
    pub fn create_domain(
        &mut self,
        organization_id: &str,
        new: NewDomain,
    ) -> Result<OrganizationDomain, ApiError> {
        self.organization(organization_id)?;
        let new = NewDomain { name: new.name.trim().to_lowercase(), ..new };
        self.check_domain(organization_id, &new)?;
        let mut domain = OrganizationDomain::new(organization_id, &new.name, self.now_ms());
        domain.enrollment_mode = new.enrollment_mode;
        domain.verification = new.verified.then(|| Verification::verified(STRATEGY.as_str()));
        self.organization_domains.insert(domain.clone());
        self.domain_happened("organizationDomain.created", &domain, "was added");
        self.enroll_all(&domain.id);
        Ok(domain)
    }

    /// Sends a code to an address on the domain.
    ///
    /// # Errors
    /// 404 if the domain does not exist, 400 if it is verified already, 422 if the address is not on it.
    pub fn prepare_affiliation(
        &mut self,
        organization_id: &str,
        id: &str,
        address: &str,
    ) -> Result<(), ApiError> {
        let domain = self.organization_domain(organization_id, id)?;
        if domain.is_verified() {
            return Err(ApiError::already_verified());
        }
        if !domain.has(address) {
            return Err(ApiError::domain_mismatch(&domain.name));
        }
        let verification = self.send_code(STRATEGY, address);
        self.change_domain(id, |domain| {
            domain.affiliation_email_address = Some(address.to_owned());
            domain.verification = Some(verification);
        });
        Ok(())
    }

    /// Verifies the domain with the code.
    ///
    /// # Errors
    /// 404 if the domain does not exist, 422 if the code is wrong, 400 if it is no longer valid, there were too many
    /// attempts, or none was sent.
    pub fn attempt_affiliation(
        &mut self,
        organization_id: &str,
        id: &str,
        code: &str,
    ) -> Result<(), ApiError> {
        self.check_not_verified_elsewhere(self.organization_domain(organization_id, id)?)?;
        let now_ms = self.now_ms();
        let Some(domain) = self.organization_domains.get_mut(id) else { return Ok(()) };
        attempt_code(&mut domain.verification, STRATEGY, code, now_ms)?;
        self.change_domain(id, |_| {});
        self.enroll_all(id);
        Ok(())
    }

    /// Changes how users can join because of a domain. With `delete_pending`, the pending invitations and suggestions
    /// of the old mode are deleted.
    ///
    /// # Errors
    /// 404 if the domain does not exist, 403 if the mode is not enabled.
    pub fn change_enrollment_mode(
        &mut self,
        organization_id: &str,
        id: &str,
        mode: EnrollmentMode,
        delete_pending: bool,
    ) -> Result<(), ApiError> {
        self.organization_domain(organization_id, id)?;
        self.check_mode(mode)?;
        if delete_pending {
            self.unenroll(id);
        }
        self.change_domain(id, |domain| domain.enrollment_mode = mode);
        self.enroll_all(id);
        Ok(())
    }

    /// Makes a domain verified or unverified, as backends can.
    ///
    /// # Errors
    /// 404 if the domain does not exist, 422 if another organization has verified it.
    pub fn set_domain_verified(
        &mut self,
        organization_id: &str,
        id: &str,
        verified: bool,
    ) -> Result<(), ApiError> {
        let domain = self.organization_domain(organization_id, id)?;
        if verified {
            self.check_not_verified_elsewhere(domain)?;
        }
        self.change_domain(id, |domain| {
            domain.verification = verified.then(|| Verification::verified(STRATEGY.as_str()));
        });
        self.enroll_all(id);
        Ok(())
    }

    /// Deletes a domain, and the pending invitations and suggestions that come from it.
    ///
    /// # Errors
    /// 404 if it does not exist.
    pub fn delete_domain(&mut self, organization_id: &str, id: &str) -> Result<(), ApiError> {
        let domain = self.organization_domain(organization_id, id)?.clone();
        self.unenroll(id);
        self.organization_domains.remove(id);
        self.domain_happened("organizationDomain.deleted", &domain, "was deleted");
        Ok(())
    }

    fn change_domain(&mut self, id: &str, change: impl FnOnce(&mut OrganizationDomain)) {
        let now_ms = self.now_ms();
        let Some(domain) = self.organization_domains.get_mut(id) else { return };
        change(domain);
        domain.updated_at = now_ms;
        let domain = domain.clone();
        self.domain_happened("organizationDomain.updated", &domain, "was changed");
    }

    fn domain_happened(&mut self, kind: &'static str, domain: &OrganizationDomain, what: &str) {
        let organization = self.organization_name(&domain.organization_id);
        self.happened(kind, &domain.id, format!("The domain {} of {organization} {what}", domain.name));
    }
}

/// Whether this is a domain in lower case with at least two labels.
fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_have_labels() {
        for (text, is_one) in [
            ("example.com", true),
            ("a.b-c.example", true),
            ("example", false),
            ("Example.com", false),
            ("-a.com", false),
            ("a..com", false),
            ("https://a.com", false),
        ] {
            assert_eq!(is_domain(text), is_one, "{text}");
        }
    }
}
