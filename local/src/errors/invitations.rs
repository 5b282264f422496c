//! Errors about invitations to organizations and suggestions to join them.

use axum::http::StatusCode;

use super::ApiError;

impl ApiError {
    /// 404: the invitation does not exist, or is not for this organization or user.
    pub fn invitation_not_found(id: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "organization_invitation_not_found",
            "not found",
            format!("There is no invitation with the id {id:?}."),
        )
    }

    /// 404: the invitation was answered, or has expired.
    pub fn invitation_not_pending(status: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "organization_invitation_not_pending",
            "not pending",
            format!("This is no longer pending but {status}."),
        )
    }

    /// 400: addresses have a pending invitation, or are in the list twice.
    pub fn invitation_duplicate(email_addresses: Vec<String>) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "duplicate_record",
            "duplicate invitation",
            format!("Pending invitations exist already for {}.", email_addresses.join(", ")),
        )
        .about("email_addresses", email_addresses)
    }

    /// 400: the invitation was accepted before.
    pub fn invitation_already_accepted() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "organization_invitation_already_accepted",
            "already accepted",
            "This invitation was accepted already: sign in.".to_owned(),
        )
    }

    /// 400: the invitation was taken back.
    pub fn invitation_revoked() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "organization_invitation_revoked_code",
            "revoked",
            "This invitation was revoked and cannot be used any more.".to_owned(),
        )
    }

    /// 400: the user has followed the suggestion before.
    pub fn suggestion_already_accepted() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "organization_suggestion_already_accepted",
            "already accepted",
            "This suggestion was accepted already: wait for an answer of the organization.".to_owned(),
        )
    }

    /// 400: a list is too long.
    pub fn bulk_size_exceeded(limit: usize) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "bulk_size_exceeded",
            "too many at once",
            format!("Send {limit} or fewer in one request."),
        )
    }
}
