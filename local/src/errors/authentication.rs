//! Errors of signing in and signing up.

use axum::http::StatusCode;

use super::ApiError;

impl ApiError {
    /// 400: the browser is signed in, and the instance allows one session a browser.
    pub fn session_exists() -> Self {
        Self::bad_request(
            "session_exists",
            "already signed in",
            "This browser is signed in, and the instance allows one session a browser: sign out first.",
        )
    }

    /// 400: the browser has a session of this user.
    pub fn already_signed_in(session_id: &str) -> Self {
        Self::bad_request(
            "identifier_already_signed_in",
            "already signed in",
            "This user is signed in in this browser.",
        )
        .about("session_id", session_id)
    }

    /// 422: no user is known by this identifier.
    pub fn identifier_not_found() -> Self {
        let fault = "is not that of a user".to_owned();
        Self::parameter("form_identifier_not_found", "unknown identifier", "identifier", fault)
    }

    /// 422: the password is wrong.
    pub fn password_incorrect() -> Self {
        let fault = "is not the password of this user".to_owned();
        Self::parameter("form_password_incorrect", "wrong password", "password", fault)
    }

    /// 422: the password is right, and no longer signs in.
    pub fn password_compromised() -> Self {
        let fault =
            "is compromised: sign in by other means, such as a code, and choose a new password".to_owned();
        Self::parameter("form_password_compromised", "compromised password", "password", fault)
    }

    /// 422: the code is wrong.
    pub fn code_incorrect() -> Self {
        Self::parameter("form_code_incorrect", "wrong code", "code", "is wrong".to_owned())
    }

    /// 422: the user, or the instance, does not support the strategy.
    pub fn strategy_not_supported(strategy: &str, supported: &[&str]) -> Self {
        let fault = format!("must be one of {supported:?} for this user, not {strategy:?}");
        Self::parameter("strategy_for_user_invalid", "unsupported strategy", "strategy", fault)
    }

    /// 400: no code was sent that could be attempted.
    pub fn verification_missing() -> Self {
        Self::bad_request(
            "verification_missing",
            "nothing to verify",
            "No code was sent for this strategy: prepare the verification first.",
        )
    }

    /// 400: the verification is accomplished.
    pub fn already_verified() -> Self {
        Self::bad_request(
            "verification_already_verified",
            "already verified",
            "This was verified before: continue with the next step.",
        )
    }

    /// 400: the code is no longer valid.
    pub fn verification_expired() -> Self {
        Self::bad_request(
            "verification_expired",
            "expired",
            "The code has expired: prepare the verification again to get a new one.",
        )
    }

    /// 400: too many wrong codes were entered.
    pub fn verification_failed() -> Self {
        Self::bad_request(
            "verification_failed",
            "too many attempts",
            "Too many wrong codes were entered: prepare the verification again to get a new one.",
        )
    }

    /// 400: the step does not fit the status of the sign-in or the sign-up.
    pub fn wrong_step(status: &str, expected: &str) -> Self {
        Self::bad_request(
            "client_state_invalid",
            "wrong step",
            &format!("The status is {status:?}, and this step needs {expected:?}."),
        )
    }

    /// 403: too many attempts to sign in have failed.
    pub fn user_locked(seconds: i64) -> Self {
        let advice = format!("This user is locked for {seconds} seconds, after too many failed attempts.");
        Self::new(StatusCode::FORBIDDEN, "user_locked", "the user is locked", advice)
            .about("lockout_expires_in_seconds", seconds)
    }

    /// 400: a sign-in or a sign-up should go on as the other, and cannot.
    pub fn nothing_to_transfer() -> Self {
        Self::bad_request(
            "account_transfer_invalid",
            "nothing to transfer",
            "The other flow of this browser has not verified anything that this one could go on with.",
        )
    }

    /// 400: the ticket is unknown.
    pub fn ticket_invalid() -> Self {
        Self::bad_request(
            "ticket_invalid_code",
            "unusable ticket",
            "The ticket is unknown: copy it again, or create a new one.",
        )
    }

    /// 400: the sign-in token was used.
    pub fn sign_in_token_used() -> Self {
        Self::bad_request(
            "sign_in_token_already_used_code",
            "used ticket",
            "The sign-in token was used before, and can be used only once: create a new one.",
        )
    }

    /// 400: the sign-in token was revoked.
    pub fn sign_in_token_revoked() -> Self {
        Self::bad_request(
            "sign_in_token_revoked_code",
            "revoked ticket",
            "The sign-in token was revoked: create a new one.",
        )
    }

    /// 400: a sign-in token is not an invitation.
    pub fn sign_in_token_not_in_sign_in() -> Self {
        Self::bad_request(
            "sign_in_token_not_in_sign_in_code",
            "not an invitation",
            "This ticket is a sign-in token: use it in a sign-in, not in a sign-up.",
        )
    }

    /// 400: the invited person has no account.
    pub fn invitation_account_missing() -> Self {
        Self::bad_request(
            "invitation_account_not_exists",
            "no account",
            "No user has the email address of the invitation: sign up with the ticket instead.",
        )
    }

    /// 400: the invitation was accepted before.
    pub fn ticket_accepted() -> Self {
        Self::bad_request(
            "invitation_already_accepted",
            "accepted invitation",
            "The invitation was accepted before: sign in instead.",
        )
    }

    /// 400: the invitation was taken back.
    pub fn ticket_revoked() -> Self {
        Self::bad_request(
            "revoked_invitation",
            "revoked invitation",
            "The invitation was revoked: create a new one.",
        )
    }

    /// 400: the sign-in token was used or revoked before.
    pub fn sign_in_token_not_pending() -> Self {
        Self::bad_request(
            "sign_in_token_cannot_be_revoked_code",
            "not pending",
            "Only pending sign-in tokens can be revoked, and this one was used or revoked before.",
        )
    }

    /// 400: the ticket is too old.
    pub fn ticket_expired() -> Self {
        Self::bad_request(
            "ticket_expired_code",
            "expired ticket",
            "The ticket has expired: create a new one.",
        )
    }

    /// 422: another user has this identifier.
    pub fn identifier_exists(parameter: &'static str) -> Self {
        Self::parameter("form_identifier_exists", "taken", parameter, "is that of another user".to_owned())
    }

    /// 422: the value has the wrong format; `fault` continues a sentence that starts with the parameter's name.
    pub fn format_invalid(parameter: &'static str, fault: &str) -> Self {
        Self::parameter("form_param_format_invalid", "wrong format", parameter, fault.to_owned())
    }

    /// 403: only invited people can sign up.
    pub fn sign_up_restricted() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "sign_up_mode_restricted",
            "sign-up restricted",
            "Only invited people can sign up: \"instance.sign_up_mode\" is not \"public\".".to_owned(),
        )
    }

    /// 422: the password or the username breaks a rule; `fault` continues a sentence that starts with its name.
    pub fn rule_broken(code: &'static str, parameter: &'static str, fault: String) -> Self {
        Self::parameter(code, "against the rules", parameter, fault)
    }

    fn bad_request(code: &'static str, message: &'static str, long_message: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message, long_message.to_owned())
    }
}
