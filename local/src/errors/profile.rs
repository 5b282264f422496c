//! Errors of profiles.

use axum::http::StatusCode;

use super::ApiError;

impl ApiError {
    /// 413: the picture is too large.
    pub fn image_too_large() -> Self {
        let advice = "The picture must have 10 MB or less: choose a smaller file.".to_owned();
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "avatar_file_size_exceeded", "picture too large", advice)
    }

    /// 415: the file is not a picture in a supported format.
    pub fn image_format_unknown() -> Self {
        let advice = "The file must be a picture in the format GIF, JPEG, PNG or WebP.".to_owned();
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "avatar_file_type_invalid",
            "unknown picture format",
            advice,
        )
    }

    /// 403: the proof of who the user is is too old for a sensitive change.
    pub fn reverification_required() -> Self {
        let advice = "This needs a session in which the user has entered a password or a code within the last ten minutes: \
                      verify the session again."
            .to_owned();
        Self::new(StatusCode::FORBIDDEN, "session_reverification_required", "reverification required", advice)
    }

    /// 403: the instance, or the stand-in, does not have this.
    pub fn feature_not_enabled(feature: &str) -> Self {
        let advice =
            format!("This instance has no {feature:?}: enable it in the seed if clerk-local supports it.");
        Self::new(StatusCode::FORBIDDEN, "feature_not_enabled", "not enabled", advice)
    }

    /// 400: without this identifier, the user could not sign in, or would not have what the instance requires.
    pub fn identification_needed(parameter: &'static str) -> Self {
        let advice = format!(
            "The user cannot do without this {}: add another one first.",
            parameter.replace('_', " ")
        );
        Self::new(StatusCode::BAD_REQUEST, "identification_deletion_failed", "still needed", advice)
            .about("param_name", parameter)
    }

    /// 422: a text is too long.
    pub fn text_too_long(parameter: &'static str, limit: usize) -> Self {
        let fault = format!("must have at most {limit} characters");
        Self::parameter("form_param_max_length_exceeded", "text too long", parameter, fault)
    }

    /// 403: the user may not delete the own account.
    pub fn delete_self_disabled() -> Self {
        let advice =
            "This user may not delete the account: a backend has set \"delete_self_enabled\" to false.";
        Self::new(StatusCode::FORBIDDEN, "authorization_invalid", "not allowed", advice.to_owned())
    }

    /// 400: the user has no password.
    pub fn password_missing() -> Self {
        let advice = "This user has no password.".to_owned();
        Self::new(StatusCode::BAD_REQUEST, "no_password_set", "no password", advice)
    }

    /// 400: the user can only sign in with the password.
    pub fn password_needed() -> Self {
        let advice =
            "This user has no other way to sign in: verify an email address or a phone number first."
                .to_owned();
        Self::new(StatusCode::BAD_REQUEST, "password_required", "password needed", advice)
    }

    /// 422: the current password is wrong.
    pub fn current_password_incorrect() -> Self {
        let fault = "is not the password of this user".to_owned();
        Self::parameter("form_password_incorrect", "wrong password", "current_password", fault)
    }

    /// 400: the user has an authenticator app.
    pub fn totp_already_enabled() -> Self {
        let advice =
            "This user has an authenticator app: remove it before another one is enrolled.".to_owned();
        Self::new(StatusCode::BAD_REQUEST, "totp_already_enabled", "already enrolled", advice)
    }

    /// 422: a backend checks a password that is wrong.
    pub fn incorrect_password() -> Self {
        let fault = "is not the password of this user".to_owned();
        Self::parameter("incorrect_password", "wrong password", "password", fault)
    }

    /// 422: a backend checks a code that is wrong.
    pub fn incorrect_code() -> Self {
        let fault = "is neither a code of the authenticator app nor a backup code of this user".to_owned();
        Self::parameter("incorrect_code", "wrong code", "code", fault)
    }

    /// 400: the user has no authenticator app.
    pub fn totp_missing() -> Self {
        let advice = "This user has no authenticator app.".to_owned();
        Self::new(StatusCode::BAD_REQUEST, "totp_disabled", "no authenticator app", advice)
    }

    /// 422: a new user lacks what the instance requires.
    pub fn form_data_missing(parameters: &[&str]) -> Self {
        let advice = format!("The instance requires {parameters:?} of users: send it, or change the seed.");
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "form_data_missing", "data missing", advice)
            .about("param_names", parameters.to_vec())
    }
}
