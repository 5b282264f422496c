//! Errors about domains of organizations.

use axum::http::StatusCode;

use super::ApiError;

impl ApiError {
    /// 403: organizations have no domains.
    pub fn domains_disabled() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "organization_domains_not_enabled",
            "domains are disabled",
            "Domains of organizations are disabled: set \"instance.organization_settings.domains_enabled\" to true in \
             the seed."
                .to_owned(),
        )
    }

    /// 403: the instance does not allow the mode.
    pub fn enrollment_mode_disabled(mode: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "organization_domain_enrollment_mode_not_enabled",
            "enrollment mode not enabled",
            format!("The enrollment mode {mode:?} is not enabled in the settings of the instance."),
        )
    }

    /// 422: there is no such mode.
    pub fn enrollment_mode_unknown(mode: &str) -> Self {
        let fault = format!(
            "must be \"manual_invitation\", \"automatic_invitation\" or \"automatic_suggestion\", not {mode:?}"
        );
        Self::parameter_invalid("enrollment_mode", fault)
    }

    /// 422: the domain belongs to an email provider.
    pub fn domain_common(name: &str) -> Self {
        let fault = format!("is {name:?}, which belongs to an email provider");
        Self::parameter("organization_domain_common", "domain of an email provider", "name", fault)
    }

    /// 422: this or another organization has the domain.
    pub fn domain_taken(name: &str) -> Self {
        let fault = format!("is taken: an organization has the domain {name:?}");
        Self::parameter("organization_domain_already_exists", "domain is taken", "name", fault)
    }

    /// 403: the organization has as many domains as allowed.
    pub fn domain_quota_exceeded(limit: usize) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "organization_domain_quota_exceeded",
            "too many domains",
            format!("The organization has {limit} domains, which is the limit."),
        )
    }

    /// 422: the email address is on another domain.
    pub fn domain_mismatch(name: &str) -> Self {
        let fault = format!("must be an email address on the domain {name:?}");
        let parameter = "affiliation_email_address";
        Self::parameter("organization_domain_mismatch", "address on another domain", parameter, fault)
    }
}
