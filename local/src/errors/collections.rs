//! Errors about resources that backends manage.

use axum::http::StatusCode;

use super::ApiError;

impl ApiError {
    /// 403: the allowlist, the blocklist or another restriction keeps a person out.
    pub fn access_not_allowed(identifier: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "not_allowed_access",
            "access not allowed",
            format!("The restrictions of the instance keep {identifier:?} out."),
        )
    }

    /// 422: there is a resource with this value already; `fault` continues a sentence that starts with the parameter's
    /// name.
    pub fn duplicate_record(parameter: &'static str, fault: &str) -> Self {
        Self::parameter("duplicate_record", "duplicate", parameter, fault.to_owned())
    }

    /// 400: an invitation was accepted or revoked.
    pub fn invitation_already(status: &'static str) -> Self {
        let code =
            if status == "revoked" { "invitation_already_revoked" } else { "invitation_already_accepted" };
        Self::new(
            StatusCode::BAD_REQUEST,
            code,
            "invitation not pending",
            format!("This invitation is {status}; only a pending one can be revoked."),
        )
    }

    /// 409: a machine can authenticate to another one already.
    pub fn machine_scope_exists(machine_id: &str) -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "machine_scope_already_exists",
            "scope exists",
            format!("The machine has a scope for {machine_id:?} already."),
        )
    }

    /// 403: only a machine can do this.
    pub fn machine_key_required() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "authorization_invalid",
            "machine key required",
            "This needs the secret key of a machine, which GET /v1/machines/{machine_id}/secret_key returns."
                .to_owned(),
        )
    }

    /// 400: a ticket was used or revoked.
    pub fn ticket_not_pending() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "token_not_pending",
            "token not pending",
            "This token was used or revoked before; only a pending one can be revoked.".to_owned(),
        )
    }

    /// 403: the instance's own domain cannot be deleted.
    pub fn primary_domain_kept() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "domain_delete_forbidden",
            "primary domain",
            "This is the instance's own domain; only those of satellites can be deleted.".to_owned(),
        )
    }

    /// 400: the account at Svix exists or is missing; `fault` continues a sentence.
    pub fn svix_app(fault: &str) -> Self {
        let code = if fault == "does not exist" { "svix_app_missing" } else { "svix_app_exists" };
        Self::new(
            StatusCode::BAD_REQUEST,
            code,
            "Svix app",
            format!("The Svix app of this instance {fault}."),
        )
    }

    /// 422: an item of a subscription is not in a state that the operation needs.
    pub fn subscription_item_is(status: &str) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "subscription_item_invalid",
            "wrong status",
            format!("This item of a subscription is {status}."),
        )
    }

    /// 409: an entry of the waitlist is not in a state that the operation needs.
    pub fn waitlist_entry_is(status: &'static str) -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "waitlist_entry_conflict",
            "wrong status",
            format!("This entry of the waitlist is {status}."),
        )
    }
}
